import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from '../setup/environment.mjs';
import { lastLines } from '../setup/quiet-command.mjs';

const keptCharacters = 16_000;
/** The engine promises to be gone 2 s after SIGTERM. */
const patienceMs = 5000;

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} file
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile
 * @property {boolean} [isShown] whether its output also goes to the terminal, under its name
 */

/**
 * Keeps what a program prints: in its log, in memory for the last lines, and on the terminal if asked.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {Program} program
 */
function keepOutput(child, { name, logFile, isShown }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const output = { tail: '', changes: new EventEmitter() };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (/** @type {string} */ text) => {
      log.write(text);
      output.tail = (output.tail + text).slice(-keptCharacters);
      if (isShown) process.stdout.write(text.replaceAll(/^(?=.)/gm, `${name.padEnd(8)}| `));
      output.changes.emit('text');
    });
  }
  child.once('close', () => log.end());
  return output;
}

/** A running program, in a process group of its own so that it goes with all its children. */
export class RunningProcess {
  #child;
  #output;

  /** @param {Program} program */
  constructor(program) {
    this.name = program.name;
    this.logFile = program.logFile;
    const { file, args, env } = program;
    this.#child = spawn(file, args, {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#output = keepOutput(this.#child, program);
    /** @type {Promise<string>} how it ended, in words */
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(`could not be started: ${error.message}`));
      this.#child.once('close', (code, signal) =>
        resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
      );
    });
  }

  get pid() {
    return this.#child.pid;
  }

  lastWords() {
    return `Its last lines:\n\n${lastLines(this.#output.tail)}\n\nAll of them: ${this.logFile}`;
  }

  /**
   * Resolves with the match once the program has printed it; fails when it ends before that.
   * @param {RegExp} pattern
   * @returns {Promise<RegExpMatchArray>}
   */
  async printed(pattern) {
    const hasEnded = this.ended.then(() => 'ended');
    for (;;) {
      const match = this.#output.tail.match(pattern);
      if (match) return match;
      if ((await Promise.race([once(this.#output.changes, 'text'), hasEnded])) === 'ended')
        throw new Error(`The program “${this.name}” ${await this.ended}`);
    }
  }

  /**
   * Asks it to end, and sees to it that it does.
   * @param {'SIGTERM' | 'SIGKILL'} signal
   */
  async stop(signal) {
    this.#signalGroup(signal);
    const timer = setTimeout(() => this.#signalGroup('SIGKILL'), patienceMs);
    await this.ended;
    clearTimeout(timer);
  }

  /** @param {NodeJS.Signals} signal */
  #signalGroup(signal) {
    if (!this.#child.pid) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // The group is gone already.
    }
  }
}
