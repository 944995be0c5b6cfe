import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineEnvironment, modulesDir, projectNode, root } from './environment.mjs';
import { quietCommand } from './quiet-command.mjs';

const title = 'Installing the packages';

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[] }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const lockedPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Compares the lock with npm's own account of what it installed, which it writes last:
 * so an install that was broken off does not count, and one made by hand does.
 */
function arePackagesInstalled() {
  const installedFile = join(modulesDir, '.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(projectNode)) return false;
  const installed = lockedPackages(installedFile);
  const locked = lockedPackages(join(root, 'package-lock.json'));
  const isLocked = Object.entries(installed).every(
    ([path, { version }]) => locked[path]?.version === version,
  );
  // Optional packages are those of other platforms.
  const isWhole = Object.entries(locked).every(
    ([path, { optional, os, cpu }]) => path === '' || optional || os || cpu || installed[path],
  );
  return isLocked && isWhole;
}

/** @param {string} output */
function explain(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(
      output,
    )
  )
    return 'The packages could not be downloaded: see to it that this machine reaches the npm registry (`npm ping` tells), then run the same command again.';
  if (output.includes('ENOSPC'))
    return 'The disk is full: make about 2 GB free, then run the same command again.';
  return undefined;
}

/** @param {import('./progress.mjs').Progress} progress */
export async function installPackages(progress) {
  if (arePackagesInstalled()) return progress.skip(title);
  await progress.step(title, () =>
    quietCommand({ name: 'npm-ci', file: 'npm', args: ['ci'], env: machineEnvironment, explain }),
  );
}
