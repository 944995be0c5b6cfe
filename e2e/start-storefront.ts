import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectEnvironment, projectNode, root } from '#scripts/setup/environment.mjs';
import type { Stack } from '#scripts/stack/stack.mjs';

const run = promisify(execFile);

/** Puts the demo's stream and traffic into a stack, as the console's button does. What is there already is kept. */
export async function startStorefront({ engineEndpoint, dataDir }: Stack): Promise<void> {
  await run(projectNode, ['scenarios/run.ts', 'storefront'], {
    cwd: root,
    env: {
      ...projectEnvironment,
      KINETOSCOPE_DATA_DIR: dataDir,
      KINETOSCOPE_ENGINE_ENDPOINT: engineEndpoint,
    },
  });
}
