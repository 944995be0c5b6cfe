import type { FileHandle } from 'node:fs/promises';

/** What was read of a file up to a place: enough to know the same bytes by in another file. */
export interface ReadPart {
  /** Bytes from the beginning of the file. */
  readonly position: number;
  /** The first bytes, and the last before the position. */
  readonly head: Buffer;
  readonly recent: Buffer;
  /** The file was cut off since: what was read of it can be in a copy only. */
  readonly isCutOff: boolean;
}

export const mostRecentBytes = 1_024;

export async function readAt(handle: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, from);
  return buffer.subarray(0, bytesRead);
}

/** The bytes before a place, as many as a part keeps. */
export const recentBefore = (handle: FileHandle, position: number): Promise<Buffer> => {
  const bytes = Math.min(mostRecentBytes, position);
  return readAt(handle, position - bytes, bytes);
};

/** The part that a file begins with, as a copy of it does; those that were cut off first. */
export async function copiedPart(
  handle: FileHandle,
  parts: readonly ReadPart[],
): Promise<ReadPart | undefined> {
  const { size } = await handle.stat();
  for (const part of parts.toSorted((a, b) => Number(b.isCutOff) - Number(a.isCutOff))) {
    const { position, head, recent } = part;
    if (position === 0 || position > size) continue;
    const known = head.subarray(0, position);
    if (!(await readAt(handle, 0, known.length)).equals(known)) continue;
    if ((await recentBefore(handle, position)).equals(recent)) return part;
  }
  return undefined;
}
