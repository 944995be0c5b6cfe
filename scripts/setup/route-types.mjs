import { join } from 'node:path';
import { modulesDir, projectEnvironment, projectNode } from './environment.mjs';
import { quietCommand } from './quiet-command.mjs';

const title = 'Generating the types of the routes';

/** Types that Next declares in files which are not kept in the repository. Made each time: a second is less than a stale one costs. */
export async function generateRouteTypes(
  /** @type {import('./progress.mjs').Progress} */ progress,
) {
  await progress.step(title, () =>
    quietCommand({
      name: 'next-typegen',
      file: projectNode,
      args: [join(modulesDir, 'next', 'dist', 'bin', 'next'), 'typegen'],
      env: projectEnvironment,
    }),
  );
}
