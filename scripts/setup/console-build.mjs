import { join } from 'node:path';
import { buildDir, modulesDir, projectEnvironment, projectNode } from './environment.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { quietCommand } from './quiet-command.mjs';

const title = 'Building the console';
const stampFile = join(buildDir, '.stamp');

const sources = [
  'app',
  'components',
  'lib',
  'scenarios',
  'prisma',
  'public',
  'next.config.ts',
  'proxy.ts',
  'package-lock.json',
];

/** @param {string} path */
const isBuilt = (path) => path !== 'prisma/generated' && !/\.test\.tsx?$/.test(path);

/** @param {import('./progress.mjs').Progress} progress */
export async function buildConsole(progress) {
  const print = fingerprint(sources, isBuilt);
  if (isStamped(stampFile, print)) return progress.skip(title);
  await progress.step(title, () =>
    quietCommand({
      name: 'next-build',
      file: projectNode,
      args: [join(modulesDir, 'next', 'dist', 'bin', 'next'), 'build'],
      env: { ...projectEnvironment, NODE_ENV: 'production' },
    }),
  );
  stamp(stampFile, print);
}
