import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { modulesDir, projectEnvironment, projectNode, root } from './setup/environment.mjs';

const bin = (/** @type {string} */ name) => join(modulesDir, '.bin', name);

/** What holds for every file of the project, each with the program that looks. */
const checks = [
  { name: 'format', file: bin('oxfmt'), args: ['--check', '.'] },
  // What an earlier run left behind does not notice route types that came since.
  { name: 'types', file: bin('tsc'), args: ['-p', '.', '--incremental', 'false'] },
  { name: 'lint', file: bin('oxlint'), args: ['--type-aware', '--deny-warnings'] },
  { name: 'unused', file: bin('knip'), args: ['--no-progress'] },
  { name: 'fidelity', file: projectNode, args: ['scripts/fidelity.ts', '--check'] },
];

/** It runs with the other tests in `npm test`. */
export const architectureCheck = {
  name: 'architecture',
  file: bin('vitest'),
  args: ['run', 'tests/architecture.test.ts'],
};

/**
 * @param {{ name: string, file: string, args: string[] }} check
 * @returns {Promise<string | undefined>} what it said when it did not hold
 */
function runCheck({ name, file, args }) {
  return new Promise((resolve) => {
    const options = { cwd: root, env: projectEnvironment, maxBuffer: 64 * 2 ** 20 };
    execFile(file, args, options, (error, stdout, stderr) => {
      const failure = error ? `✗ ${name}\n${stdout}${stderr}` : undefined;
      console.log(failure ?? `✓ ${name}`);
      resolve(failure);
    });
  });
}

/**
 * Runs all checks side by side and shows everything that does not hold.
 * @param {typeof checks} [more]
 * @returns {Promise<import('./test-runs.mjs').Count>}
 */
export async function runChecks(more = []) {
  const said = await Promise.all([...checks, ...more].map(runCheck));
  const failures = said.filter((failure) => failure !== undefined);
  return {
    passed: said.length - failures.length,
    failed: failures.length,
    skipped: 0,
    failures,
  };
}
