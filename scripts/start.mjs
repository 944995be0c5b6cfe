import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from './setup/console-build.mjs';
import { generateDatabaseClient } from './setup/database-client.mjs';
import { consolePort, dataDir, enginePort } from './setup/environment.mjs';
import { installPackages } from './setup/packages.mjs';
import { requirePort } from './setup/ports.mjs';
import { createProgress } from './setup/progress.mjs';
import { requireNode, runProgram, Stop } from './setup/stop.mjs';
import { Stack } from './stack/stack.mjs';

const isDevelopment = process.argv.includes('--dev');

async function start() {
  requireNode();
  await requirePort(enginePort, 'KINETOSCOPE_PORT', 'engine');
  await requirePort(consolePort, 'KINETOSCOPE_CONSOLE_PORT', 'console');
  const progress = createProgress(isDevelopment ? 3 : 4);
  await installPackages(progress);
  await generateDatabaseClient(progress);
  if (!isDevelopment) await buildConsole(progress);

  const isNew = !existsSync(join(dataDir, 'engine'));
  const stack = new Stack({ enginePort, consolePort, dataDir, isDevelopment });
  /** @type {Promise<'asked'>} */
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => resolve('asked'));
  });
  try {
    const up = progress.step('Starting engine, workers and console', () => stack.start());
    if ((await Promise.race([up, asked])) === 'asked') return;
    console.log(`\nKinetoscope is ready: ${stack.consoleUrl}`);
    if (isNew) console.log('There are no streams yet: open it and choose "Start the demo".');
    const end = await Promise.race([stack.lost, asked]);
    if (end === 'asked') return;
    throw new Stop(
      `The program “${end.name}” ${await end.ended}, so all of Kinetoscope is taken down. ${end.lastWords()}`,
    );
  } finally {
    await stack.stop();
  }
}

await runProgram(start);
// A part that was still starting when the stop came holds nothing worth waiting for.
process.exit();
