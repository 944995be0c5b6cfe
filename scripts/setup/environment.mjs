import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modulesDir = join(root, 'node_modules');

/** The Node that comes with the project. It is there once the packages are installed. */
export const projectNode = join(
  modulesDir,
  '.bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const path = process.env.PATH ?? '';

/** The machine's own programs: npm must not run on a Node that it is about to replace. */
export const machineEnvironment = {
  ...process.env,
  PATH: path
    .split(delimiter)
    .filter((entry) => !entry.startsWith(modulesDir))
    .join(delimiter),
  // Prisma would download a schema engine that nothing here uses.
  PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
};

/** What every program of the project runs with: its own Node and tools come first. */
export const projectEnvironment = {
  ...machineEnvironment,
  PATH: `${join(modulesDir, '.bin')}${delimiter}${machineEnvironment.PATH}`,
  NEXT_TELEMETRY_DISABLED: '1',
  // Compiled once for all starts: the engine is ready in half the time.
  NODE_COMPILE_CACHE: join(root, '.kinetoscope', 'compile-cache'),
};

export const dataDir = resolve(root, process.env.KINETOSCOPE_DATA_DIR || '.kinetoscope');
export const enginePort = Number(process.env.KINETOSCOPE_PORT || 4567);
export const consolePort = Number(process.env.KINETOSCOPE_CONSOLE_PORT || 3000);

/** Where the console's build goes; next.config.ts reads the same variable. */
export const buildDir = join(root, process.env.KINETOSCOPE_DIST_DIR || '.next');

/** Logs of the set-up itself: they belong to the clone, whichever data directory it works on. */
export const setupLogDir = join(root, '.kinetoscope', 'logs');

/**
 * How Node runs the engine. Requests leave short-lived texts behind by the megabyte; with a young generation of the usual
 * size a third more memory is taken, and nothing is faster for it.
 */
export const engineFlags = ['--max-semi-space-size=8'];
