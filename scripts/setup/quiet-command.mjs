import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setupLogDir } from './environment.mjs';
import { Stop } from './stop.mjs';

const shownLines = 25;

/** @param {string} text */
export const lastLines = (text) => text.trimEnd().split('\n').slice(-shownLines).join('\n');

/**
 * Runs a program with its output in a log file, which is shown when the program fails.
 * @param {object} command
 * @param {string} command.name also the log file's
 * @param {string} command.file
 * @param {string[]} command.args
 * @param {NodeJS.ProcessEnv} command.env
 * @param {(output: string) => string | undefined} [command.explain] one sentence for a failure that it knows
 */
export async function quietCommand({ name, file, args, env, explain }) {
  mkdirSync(setupLogDir, { recursive: true });
  const logFile = join(setupLogDir, `${name}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', log, log] });
  const forward = () => child.kill('SIGTERM');
  process.once('SIGINT', forward).once('SIGTERM', forward);
  /** @type {number | string} */
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  process.off('SIGINT', forward).off('SIGTERM', forward);
  closeSync(log);
  if (outcome === 0) return;
  const output = readFileSync(logFile, 'utf8');
  const known = explain?.(output);
  if (known) throw new Stop(known);
  throw new Stop(
    `${lastLines(output)}\n\n${name} failed (${outcome}); the whole of its output is in ${logFile}.`,
  );
}
