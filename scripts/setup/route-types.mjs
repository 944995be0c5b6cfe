import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modulesDir, projectEnvironment, projectNode, root } from './environment.mjs';
import { quietCommand } from './quiet-command.mjs';

const title = 'Generating the types of the routes';

/** Types that Next declares in files which are not kept in the repository. A build makes them too. */
export async function generateRouteTypes(
  /** @type {import('./progress.mjs').Progress} */ progress,
) {
  if (existsSync(join(root, 'next-env.d.ts'))) return progress.skip(title);
  await progress.step(title, () =>
    quietCommand({
      name: 'next-typegen',
      file: projectNode,
      args: [join(modulesDir, 'next', 'dist', 'bin', 'next'), 'typegen'],
      env: projectEnvironment,
    }),
  );
}
