import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { machineEnvironment, root } from './environment.mjs';
import { quietCommand } from './quiet-command.mjs';
import { Stop } from './stop.mjs';

const title = 'Finding a browser for the tests';
const debianChromium = '/usr/bin/chromium';

/** Where Playwright would have put its own download. */
function playwrightChromium() {
  const require = createRequire(join(root, 'package.json'));
  return require('@playwright/test').chromium.executablePath();
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** The browser to test with, if there is one: one named by the environment, Playwright's own, or Debian's. */
export function findBrowser() {
  const { CHROMIUM_PATH, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH } = process.env;
  const named = CHROMIUM_PATH || PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (named && !existsSync(named))
    throw new Stop(`There is no browser at ${named}: point CHROMIUM_PATH at one, or unset it.`);
  return [named, playwrightChromium(), debianChromium].find((path) => path && existsSync(path));
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} the path of a Chromium
 */
export async function requireBrowser(progress) {
  const found = findBrowser();
  if (found) {
    progress.skip(title);
    return found;
  }
  if (!isRootOnDebian())
    throw new Stop(
      'The tests need Chromium: install it (`npx playwright install chromium`, or your system’s package), or name one in CHROMIUM_PATH.',
    );
  await progress.step('Installing Chromium', () =>
    quietCommand({
      name: 'apt-get',
      file: 'sh',
      args: [
        '-c',
        'apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation',
      ],
      env: { ...machineEnvironment, DEBIAN_FRONTEND: 'noninteractive' },
      explain: (output) =>
        /Could not resolve|Failed to fetch|Unable to fetch/.test(output)
          ? 'Chromium could not be downloaded: see to it that this machine reaches Debian’s packages, or name a Chromium in CHROMIUM_PATH, then run npm test again.'
          : undefined,
    }),
  );
  return debianChromium;
}
