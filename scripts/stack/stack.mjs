import { Stop } from '../setup/stop.mjs';
import { partProgram, partReady, stackAddresses } from './parts.mjs';
import { RunningProcess } from './running-process.mjs';

const mostStartMs = 60_000;

/** @typedef {import('./parts.mjs').PartName} PartName */

/** The three programs of Kinetoscope together: engine, workers and console. */
export class Stack {
  #options;
  /** @type {Map<PartName, RunningProcess>} */
  #running = new Map();
  /** @type {(part: RunningProcess) => void} */
  #reportLoss = () => {};

  /** @param {import('./parts.mjs').StackOptions} options */
  constructor(options) {
    this.#options = options;
    this.dataDir = options.dataDir;
    const { engineEndpoint, consoleUrl } = stackAddresses(options);
    this.engineEndpoint = engineEndpoint;
    this.consoleUrl = consoleUrl;
    /** @type {Promise<RunningProcess>} the first part that ended without being asked to */
    this.lost = new Promise((resolve) => (this.#reportLoss = resolve));
  }

  start() {
    return Promise.all([
      this.startPart('engine'),
      this.startPart('workers'),
      this.startPart('console'),
    ]);
  }

  /**
   * Starts one part and waits until it is of use.
   * @param {PartName} name
   */
  async startPart(name) {
    const part = new RunningProcess(partProgram(name, this.#options));
    this.#running.set(name, part);
    void this.#watch(name, part);
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const tooLate = new Promise((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The program “${name}” is not ready in time`)),
        mostStartMs,
      );
    });
    try {
      await Promise.race([partReady(part, name, this.#options), tooLate]);
    } catch (error) {
      throw new Stop(
        `${error instanceof Error ? error.message : String(error)}. ${part.lastWords()}`,
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Ends one part on purpose, as kindly as the signal is.
   * @param {PartName} name
   * @param {'SIGTERM' | 'SIGKILL'} [signal]
   */
  async stopPart(name, signal = 'SIGTERM') {
    const part = this.#running.get(name);
    if (!part) return;
    this.#running.delete(name);
    await part.stop(signal);
  }

  async stop() {
    await Promise.all([...this.#running.keys()].map((name) => this.stopPart(name)));
  }

  /**
   * @param {PartName} name
   * @param {RunningProcess} part
   */
  async #watch(name, part) {
    await part.ended;
    // A part that was stopped on purpose was taken off the list before.
    if (this.#running.get(name) !== part) return;
    this.#running.delete(name);
    this.#reportLoss(part);
  }
}
