import { delimiter, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { dataDir } from '#lib/data-dir.ts';

/** The variable that names the folders, with the system's separator of paths between them. */
const tailRootsVariable = 'KINETOSCOPE_TAIL_ROOTS';

/** The folders whose files may be tailed; nothing outside of them is ever opened. */
export function tailRoots(): string[] {
  const named = (process.env[tailRootsVariable] ?? '')
    .split(delimiter)
    .filter((path) => path !== '');
  return named.length === 0
    ? [join(/* turbopackIgnore: true */ dataDir(), 'tail')]
    : named.map((path) => resolve(/* turbopackIgnore: true */ path));
}

export const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
};

/** The pattern as each root that it may be in sees it. */
export function patternsInRoots(
  filePattern: string,
  roots: readonly string[],
): { root: string; pattern: string }[] {
  if (filePattern.split(/[/\\]/).includes('..')) return [];
  if (!isAbsolute(filePattern)) return roots.map((root) => ({ root, pattern: filePattern }));
  return roots
    .filter((root) => filePattern.startsWith(`${root}${sep}`))
    .map((root) => ({ root, pattern: filePattern.slice(root.length + 1) }));
}

/** Why nothing can match a pattern; undefined where something may. */
export const patternRefusal = (filePattern: string, roots: readonly string[]): string | undefined =>
  patternsInRoots(filePattern, roots).length > 0
    ? undefined
    : `Files are tailed in ${roots.join(' and ')} only, and no pattern leads out with “..”. ${tailRootsVariable} names other folders when the workers start.`;
