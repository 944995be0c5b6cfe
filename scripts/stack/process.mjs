import { spawn } from 'node:child_process';
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
 * Starts a program in a process group of its own, so that it goes with all its children.
 * @param {Program} program
 */
export function startProcess({ name, file, args, env, logFile, isShown = false }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(file, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let tail = '';
  /** @type {Set<() => void>} */
  const listeners = new Set();

  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (/** @type {string} */ text) => {
      log.write(text);
      tail = (tail + text).slice(-keptCharacters);
      if (isShown) process.stdout.write(text.replaceAll(/^(?=.)/gm, `${name.padEnd(8)}| `));
      for (const listener of listeners) listener();
    });
  }

  /** @type {Promise<string>} how it ended, in words */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      log.end();
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
    });
  });

  /** @param {NodeJS.Signals} signal */
  function signalGroup(signal) {
    if (!child.pid) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  }

  return {
    name,
    logFile,
    pid: child.pid,
    ended,
    signal: signalGroup,
    lastLines: () => lastLines(tail),

    /**
     * Resolves with the match once the program has printed it; fails when it ends before that.
     * @param {RegExp} pattern
     * @returns {Promise<RegExpMatchArray>}
     */
    printed(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const match = tail.match(pattern);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then((how) => reject(new Error(`${name} ${how}`)));
      });
    },

    /** Asks it to end, and sees to it that it does. */
    async stop() {
      signalGroup('SIGTERM');
      const timer = setTimeout(() => signalGroup('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** @typedef {ReturnType<typeof startProcess>} RunningProcess */
