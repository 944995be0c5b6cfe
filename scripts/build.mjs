import { buildConsole } from './setup/console-build.mjs';
import { generateDatabaseClient } from './setup/database-client.mjs';
import { installPackages } from './setup/packages.mjs';
import { createProgress } from './setup/progress.mjs';
import { requireNode, runProgram } from './setup/stop.mjs';

await runProgram(async () => {
  requireNode();
  const progress = createProgress(3);
  await installPackages(progress);
  await generateDatabaseClient(progress);
  await buildConsole(progress);
});
