import { join } from 'node:path';
import { engineFlags, modulesDir, projectEnvironment, projectNode } from '../setup/environment.mjs';
import { answers } from './answers.mjs';

/**
 * @typedef {object} StackOptions
 * @property {number} enginePort
 * @property {number} consolePort
 * @property {string} dataDir
 * @property {boolean} [isDevelopment] reloads on every change of a source, and shows all output
 * @property {Record<string, string>} [env]
 */

/** @typedef {'engine' | 'workers' | 'console'} PartName */

/** @param {StackOptions} options */
export function stackAddresses({ enginePort, consolePort }) {
  return {
    engineEndpoint: `http://127.0.0.1:${enginePort}`,
    consoleUrl: `http://127.0.0.1:${consolePort}`,
  };
}

/**
 * How to run one of the three programs.
 * @param {PartName} name
 * @param {StackOptions} options
 * @returns {import('./running-process.mjs').Program}
 */
export function partProgram(name, options) {
  const { enginePort, consolePort, dataDir, isDevelopment = false, env = {} } = options;
  const watch = isDevelopment ? ['--watch', '--watch-preserve-output'] : [];
  const next = join(modulesDir, 'next', 'dist', 'bin', 'next');
  const args = {
    engine: [...watch, ...engineFlags, 'engine/main.ts'],
    workers: [...watch, 'workers/main.ts'],
    console: [next, isDevelopment ? 'dev' : 'start', '-H', '127.0.0.1', '-p', `${consolePort}`],
  };
  return {
    name,
    file: projectNode,
    args: args[name],
    env: {
      ...projectEnvironment,
      NODE_ENV: isDevelopment ? 'development' : 'production',
      KINETOSCOPE_PORT: `${enginePort}`,
      KINETOSCOPE_CONSOLE_PORT: `${consolePort}`,
      KINETOSCOPE_DATA_DIR: dataDir,
      KINETOSCOPE_ENGINE_ENDPOINT: stackAddresses(options).engineEndpoint,
      ...env,
    },
    logFile: join(dataDir, 'logs', `${name}.log`),
    isShown: isDevelopment,
  };
}

/**
 * Waits until a part is of use.
 * @param {import('./running-process.mjs').RunningProcess} part
 * @param {PartName} name
 * @param {StackOptions} options
 */
export async function partReady(part, name, options) {
  const { engineEndpoint, consoleUrl } = stackAddresses(options);
  if (name === 'console') return answers(consoleUrl, part.ended);
  await part.printed(name === 'engine' ? /engine ready on/ : /workers ready/);
  if (name === 'engine') await answers(engineEndpoint, part.ended);
}
