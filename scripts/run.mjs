import { spawn } from 'node:child_process';
import { generateDatabaseClient } from './setup/database-client.mjs';
import { projectEnvironment, projectNode, root } from './setup/environment.mjs';
import { installPackages } from './setup/packages.mjs';
import { createProgress } from './setup/progress.mjs';
import { requireNode, runProgram } from './setup/stop.mjs';

/** Runs one file of the project on the project's own Node, after the set-up that it needs. */
await runProgram(async () => {
  requireNode();
  const progress = createProgress(2, { showsSkipped: false });
  await installPackages(progress);
  await generateDatabaseClient(progress);
  const child = spawn(projectNode, process.argv.slice(2), {
    cwd: root,
    env: projectEnvironment,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  process.exitCode = await new Promise((resolve) =>
    child.once('exit', (code) => resolve(code ?? 1)),
  );
});
