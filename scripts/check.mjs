import { architectureCheck, runChecks } from './checks.mjs';
import { generateDatabaseClient } from './setup/database-client.mjs';
import { installPackages } from './setup/packages.mjs';
import { createProgress } from './setup/progress.mjs';
import { generateRouteTypes } from './setup/route-types.mjs';
import { requireNode, runProgram } from './setup/stop.mjs';

await runProgram(async () => {
  requireNode();
  const progress = createProgress(3, { showsSkipped: false });
  await installPackages(progress);
  await generateDatabaseClient(progress);
  await generateRouteTypes(progress);
  const { failed } = await runChecks([architectureCheck]);
  if (failed > 0) process.exitCode = 1;
});
