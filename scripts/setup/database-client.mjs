import { join } from 'node:path';
import { modulesDir, projectEnvironment, projectNode, root } from './environment.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { quietCommand } from './quiet-command.mjs';

const title = 'Generating the database client';
const stampFile = join(root, 'prisma', 'generated', '.stamp');

/** @param {import('./progress.mjs').Progress} progress */
export async function generateDatabaseClient(progress) {
  const print = fingerprint([
    'prisma/schema.prisma',
    'prisma.config.ts',
    'node_modules/prisma/package.json',
  ]);
  if (isStamped(stampFile, print)) return progress.skip(title);
  await progress.step(title, () =>
    quietCommand({
      name: 'prisma-generate',
      file: projectNode,
      args: [join(modulesDir, 'prisma', 'build', 'index.js'), 'generate'],
      env: projectEnvironment,
    }),
  );
  stamp(stampFile, print);
}
