import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.mjs';

/**
 * @param {string} path
 * @param {(path: string) => boolean} isWanted
 * @returns {string[]}
 */
function filesUnder(path, isWanted) {
  const whole = join(root, path);
  if (!isWanted(path) || !existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .toSorted()
    .flatMap((name) => filesUnder(`${path}/${name}`, isWanted));
}

/**
 * One hash of the names and contents of files.
 * @param {string[]} paths files and folders, from the project's root
 * @param {(path: string) => boolean} [isWanted]
 */
export function fingerprint(paths, isWanted = () => true) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(path, isWanted)))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Whether a result was made from this very input.
 * @param {string} stampFile
 * @param {string} print
 */
export const isStamped = (stampFile, print) =>
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === print;

/**
 * @param {string} stampFile
 * @param {string} print
 */
export const stamp = (stampFile, print) => writeFileSync(stampFile, print);
