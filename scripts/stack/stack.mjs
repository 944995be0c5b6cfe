import { join } from 'node:path';
import { modulesDir, projectEnvironment, projectNode } from '../setup/environment.mjs';
import { Stop } from '../setup/stop.mjs';
import { startProcess } from './process.mjs';

const mostStartMs = 60_000;
const pollMs = 50;

/**
 * @typedef {object} StackOptions
 * @property {number} enginePort
 * @property {number} consolePort
 * @property {string} dataDir
 * @property {boolean} [isDevelopment] reloads on every change of a source, and shows all output
 * @property {Record<string, string>} [env]
 */

/** @typedef {'engine' | 'workers' | 'console'} PartName */

/**
 * Waits until a server answers anything at all over HTTP.
 * @param {string} url
 * @param {Promise<unknown>} ended
 */
async function answers(url, ended) {
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver) {
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(mostStartMs) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
  throw new Error(`${url} does not answer`);
}

/**
 * The three programs of Kinetoscope: engine, workers and console.
 * @param {StackOptions} options
 */
export function createStack({ enginePort, consolePort, dataDir, isDevelopment = false, env = {} }) {
  const engineEndpoint = `http://127.0.0.1:${enginePort}`;
  const consoleUrl = `http://127.0.0.1:${consolePort}`;
  const watch = isDevelopment ? ['--watch', '--watch-preserve-output'] : [];
  const next = join(modulesDir, 'next', 'dist', 'bin', 'next');
  /** @type {Map<PartName, import('./process.mjs').RunningProcess>} */
  const running = new Map();
  let isStopping = false;
  /** @type {(part: import('./process.mjs').RunningProcess) => void} */
  let reportLoss = () => {};

  /** The first part that ended without being asked to. @type {Promise<import('./process.mjs').RunningProcess>} */
  const lost = new Promise((resolve) => (reportLoss = resolve));

  /** @type {Record<PartName, string[]>} */
  const argumentsOf = {
    engine: [...watch, 'engine/main.ts'],
    workers: [...watch, 'workers/main.ts'],
    console: [next, isDevelopment ? 'dev' : 'start', '-H', '127.0.0.1', '-p', `${consolePort}`],
  };

  /** @type {Record<PartName, (part: import('./process.mjs').RunningProcess) => Promise<unknown>>} */
  const isReady = {
    engine: async (part) => {
      await part.printed(/engine ready on/);
      await answers(engineEndpoint, part.ended);
    },
    workers: (part) => part.printed(/workers ready/),
    console: (part) => answers(consoleUrl, part.ended),
  };

  /**
   * Starts one part and waits until it is of use.
   * @param {PartName} name
   */
  async function startPart(name) {
    const part = startProcess({
      name,
      file: projectNode,
      args: argumentsOf[name],
      env: {
        ...projectEnvironment,
        NODE_ENV: isDevelopment ? 'development' : 'production',
        KINETOSCOPE_PORT: `${enginePort}`,
        KINETOSCOPE_CONSOLE_PORT: `${consolePort}`,
        KINETOSCOPE_DATA_DIR: dataDir,
        KINETOSCOPE_ENGINE_ENDPOINT: engineEndpoint,
        ...env,
      },
      logFile: join(dataDir, 'logs', `${name}.log`),
      isShown: isDevelopment,
    });
    running.set(name, part);
    void part.ended.then(() => {
      if (running.get(name) !== part) return;
      running.delete(name);
      if (!isStopping) reportLoss(part);
    });
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const tooLate = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name} is not ready after 60 s`)), mostStartMs);
    });
    try {
      await Promise.race([isReady[name](part), tooLate]);
    } catch (error) {
      throw new Stop(`${error.message}. Its last lines:\n\n${part.lastLines()}\n\nAll of them: ${part.logFile}`);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Ends one part on purpose.
   * @param {PartName} name
   * @param {NodeJS.Signals} [signal]
   */
  async function stopPart(name, signal) {
    const part = running.get(name);
    if (!part) return;
    running.delete(name);
    if (signal) part.signal(signal);
    else await part.stop();
    await part.ended;
  }

  return {
    engineEndpoint,
    consoleUrl,
    dataDir,
    lost,
    startPart,
    stopPart,
    start: () => Promise.all([startPart('engine'), startPart('workers'), startPart('console')]),
    async stop() {
      isStopping = true;
      await Promise.all([...running.keys()].map((name) => stopPart(name)));
    },
  };
}

/** @typedef {ReturnType<typeof createStack>} Stack */
