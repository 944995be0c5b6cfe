import { constants } from 'node:fs';
import { type FileHandle, glob, lstat, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside, patternsInRoots } from '#lib/jobs/tail/tail-roots.ts';

/** So that no pattern makes a worker hold all files of a disk open. */
const mostFiles = 100;

interface FoundFile {
  path: string;
  /** Device and inode. */
  fileId: string;
}

/** The plain files that a pattern means, and of a folder all that lie in it. Links are not followed. */
export async function findFiles(
  filePattern: string,
  roots: readonly string[],
): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const { root, pattern } of patternsInRoots(filePattern, roots)) {
    for (const tried of [pattern, join(pattern, '*')])
      for await (const name of glob(tried, { cwd: root })) {
        const file = await plainFile(root, join(root, name));
        if (file) found.set(file.fileId, file);
        if (found.size >= mostFiles) return [...found.values()];
      }
  }
  return [...found.values()];
}

async function plainFile(root: string, path: string): Promise<FoundFile | undefined> {
  try {
    const stats = await lstat(path);
    if (!stats.isFile() || !(await isReallyInside(root, path))) return undefined;
    return { path, fileId: `${stats.dev}:${stats.ino}` };
  } catch {
    // It went between being listed and being looked at.
    return undefined;
  }
}

const isReallyInside = async (root: string, path: string): Promise<boolean> =>
  isInside(await realpath(root), await realpath(path));

/** Opens the very file that was found; undefined where its name stands for another by now, or leads out. */
export async function openFound(
  { path, fileId }: FoundFile,
  roots: readonly string[],
): Promise<FileHandle | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, flags);
    const stats = await handle.stat();
    const isSame = stats.isFile() && `${stats.dev}:${stats.ino}` === fileId;
    const isAllowed = await Promise.all(
      roots.map((root) => isReallyInside(root, path).catch(() => false)),
    );
    if (isSame && isAllowed.includes(true)) return handle;
    await handle.close();
    return undefined;
  } catch {
    await handle?.close();
    return undefined;
  }
}
