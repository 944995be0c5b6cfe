import { runChecks } from './checks.mjs';
import { requireBrowser } from './setup/browser.mjs';
import { buildConsole } from './setup/console-build.mjs';
import { generateDatabaseClient } from './setup/database-client.mjs';
import { installPackages } from './setup/packages.mjs';
import { createProgress } from './setup/progress.mjs';
import { requireNode, runProgram } from './setup/stop.mjs';
import { runPlaywright, runVitest } from './test-runs.mjs';

const paths = process.argv.slice(2);
const isSpec = (/** @type {string} */ path) => path.includes('.spec.');

/** What the paths on the command line call for. Without any, everything. */
const needs = {
  // What is under e2e/ starts the whole product.
  build: paths.length === 0 || paths.some((path) => path.includes('e2e')),
  checks: paths.length === 0,
  vitest: paths.length === 0 || paths.some((path) => !isSpec(path)),
  playwright: paths.length === 0 || paths.some(isSpec),
};

async function test() {
  requireNode();
  const progress = createProgress(2 + Number(needs.build) + Number(needs.playwright));
  await installPackages(progress);
  await generateDatabaseClient(progress);
  if (needs.build) await buildConsole(progress);
  /** @type {import('./test-runs.mjs').Count[]} */
  const counts = [];
  const browser = needs.playwright ? await requireBrowser(progress) : undefined;
  if (needs.checks) counts.push(await runChecks());
  if (needs.vitest) counts.push(await runVitest(paths.filter((path) => !isSpec(path))));
  if (browser) counts.push(await runPlaywright(paths.filter(isSpec), browser));

  // Said again at the end: the end is what is kept of a long run.
  for (const failure of counts.flatMap(({ failures }) => failures)) {
    console.log(`\nFailed: ${failure.slice(0, 4000)}`);
  }
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    counts.reduce((total, count) => total + count[key], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
}

await runProgram(test);
