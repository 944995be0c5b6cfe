import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modulesDir, projectEnvironment, projectNode, root } from './setup/environment.mjs';

/**
 * How a run went. `failures` says what failed and why, one entry each.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Count
 */

/**
 * Runs a test runner in full view, then reads what it counted.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reportFile
 * @param {(report: any) => Count} count
 * @returns {Promise<Count>}
 */
async function runRunner(args, env, reportFile, count) {
  const child = spawn(projectNode, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const counted = existsSync(reportFile)
    ? count(JSON.parse(readFileSync(reportFile, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] };
  // A runner can fail without a failed test: an error outside of all tests, or a crash.
  if (code !== 0 && counted.failed === 0) {
    counted.failed = 1;
    counted.failures.push(`${args[0]} ended with code ${code}, and no test failed`);
  }
  return counted;
}

/**
 * @param {(reportFile: string) => Promise<Count>} run
 */
async function withReportFile(run) {
  const dir = mkdtempSync(join(tmpdir(), 'kinetoscope-report-'));
  try {
    return await run(join(dir, 'report.json'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * @param {any} report of Vitest
 * @returns {string[]}
 */
const failuresOfVitest = (report) =>
  report.testResults.flatMap((/** @type {any} */ file) => {
    const failed = file.assertionResults.filter(
      (/** @type {any} */ { status }) => status === 'failed',
    );
    return failed.length === 0 && file.status === 'failed'
      ? [`${file.name}\n${file.message}`]
      : failed.map(
          (/** @type {any} */ { fullName, failureMessages }) =>
            `${file.name} › ${fullName}\n${failureMessages.join('\n')}`,
        );
  });

/**
 * @param {any} suite of Playwright's report, or the report itself
 * @returns {string[]}
 */
const failuresOfPlaywright = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(failuresOfPlaywright),
  ...specs.flatMap((/** @type {any} */ { file, title, tests }) =>
    tests
      .filter((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky')
      .map(
        (/** @type {any} */ { results }) =>
          `${file} › ${title}\n${results.map((/** @type {any} */ { error }) => error?.message ?? '').join('\n')}`,
      ),
  ),
];

/** @param {string[]} paths what to run; everything when there are none */
export const runVitest = (paths) =>
  withReportFile((reportFile) =>
    runRunner(
      [
        join(modulesDir, 'vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
        ...paths,
      ],
      projectEnvironment,
      reportFile,
      (report) => ({
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
        failures: failuresOfVitest(report),
      }),
    ),
  );

/**
 * @param {string[]} paths what to run; everything when there are none
 * @param {string} browser the path of a Chromium
 */
export const runPlaywright = (paths, browser) =>
  withReportFile((reportFile) =>
    runRunner(
      [join(modulesDir, '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...paths],
      { ...projectEnvironment, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
      reportFile,
      (report) => ({
        passed: report.stats.expected,
        failed: report.stats.unexpected + report.stats.flaky,
        skipped: report.stats.skipped,
        failures: failuresOfPlaywright(report),
      }),
    ),
  );
