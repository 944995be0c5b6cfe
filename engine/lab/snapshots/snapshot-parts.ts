import { open, rm } from 'node:fs/promises';
import { inUse, invalidMember } from '#engine/lab/failures.ts';
import type { Scope } from '#engine/lab/snapshots/snapshot-folder.ts';
import type { Snapshots } from '#engine/lab/snapshots/snapshots.ts';
import type { SnapshotState } from '#engine/lab/snapshots/snapshot-state.ts';

/** Of a file at a time. */
export const mostPartBytes = 4 * 1024 * 1024;
export const partBytesWhenNotSaid = 1024 * 1024;

interface Upload {
  nextOffset: number;
  totalBytes: number;
  /** A part is on its way to the disk. */
  isWriting: boolean;
}

function checkWhole(value: number, member: string): void {
  if (!Number.isSafeInteger(value))
    throw invalidMember(String(value), member, 'Member must be a whole number');
}

/** A part of a snapshot's file; empty at its end. */
export async function readPart(
  snapshots: Snapshots,
  scope: Scope,
  { name, offset, mostBytes }: { name: string; offset: number; mostBytes: number },
): Promise<{ data: Buffer; totalBytes: number }> {
  checkWhole(offset, 'offset');
  checkWhole(mostBytes, 'mostBytes');
  const { status } = await snapshots.find(scope, name);
  if (status !== 'READY' && status !== 'RESTORING')
    throw inUse(`The snapshot ${name} is ${status}.`);
  await using file = await open(snapshots.folder.path(scope, name), 'r');
  const { size } = await file.stat();
  const bytes = Math.min(mostBytes, Math.max(0, size - offset));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, offset);
  return { data: buffer.subarray(0, bytesRead), totalBytes: size };
}

export interface Part {
  name: string;
  offset: number;
  /** Of the whole file. */
  totalBytes: number;
  data: Uint8Array;
}

/** Takes files that come in parts, each behind the one before it. The last one has the file checked. */
export class SnapshotUploads {
  readonly #snapshots: Snapshots;
  readonly #uploads = new WeakMap<SnapshotState, Upload>();

  constructor(snapshots: Snapshots) {
    this.#snapshots = snapshots;
  }

  /** @returns where the next part begins */
  async put(scope: Scope, part: Part): Promise<number> {
    const { name, offset, totalBytes, data } = part;
    checkWhole(offset, 'offset');
    checkWhole(totalBytes, 'totalBytes');
    if (offset + data.length > totalBytes)
      throw invalidMember(String(totalBytes), 'totalBytes', 'Member must not end before the part');
    const { state, upload } =
      offset === 0 ? await this.#begin(scope, part) : await this.#find(scope, part);
    try {
      await using file = await open(
        this.#snapshots.folder.partialPath(scope, name),
        offset === 0 ? 'w' : 'r+',
      );
      await file.write(data, 0, data.length, offset);
      upload.nextOffset += data.length;
      if (upload.nextOffset === totalBytes) await file.sync();
    } finally {
      upload.isWriting = false;
    }
    if (upload.nextOffset === totalBytes) this.#finish(scope, state);
    return upload.nextOffset;
  }

  /** The first part of a file begins it anew, also where one of this name was on its way. */
  async #begin(scope: Scope, { name, totalBytes }: Part) {
    const present = this.#snapshots.names(scope).includes(name)
      ? await this.#snapshots.find(scope, name)
      : undefined;
    if (present && this.#uploads.get(present)?.isWriting)
      throw inUse(`Another part of the snapshot ${name} is being written.`);
    const isOnItsWay = present?.status === 'UPLOADING';
    const state = isOnItsWay ? present : this.#snapshots.begin(scope, name, 'UPLOADING');
    const upload: Upload = { nextOffset: 0, totalBytes, isWriting: true };
    this.#uploads.set(state, upload);
    state.work = { records: 0, bytes: () => upload.nextOffset, bytesTotal: totalBytes };
    return { state, upload };
  }

  async #find(scope: Scope, { name, offset, totalBytes }: Part) {
    const state = await this.#snapshots.find(scope, name);
    const upload = this.#uploads.get(state);
    if (!upload || state.status !== 'UPLOADING')
      throw inUse(`The snapshot ${name} is ${state.status}: it takes no parts.`);
    if (upload.isWriting) throw inUse(`Another part of the snapshot ${name} is being written.`);
    if (upload.nextOffset !== offset)
      throw invalidMember(
        String(offset),
        'offset',
        `Member must be ${upload.nextOffset}, where the parts so far end`,
      );
    if (upload.totalBytes !== totalBytes)
      throw invalidMember(
        String(totalBytes),
        'totalBytes',
        `Member must be ${upload.totalBytes}, as the first part said`,
      );
    upload.isWriting = true;
    return { state, upload };
  }

  #finish(scope: Scope, state: SnapshotState): void {
    const partial = this.#snapshots.folder.partialPath(scope, state.name);
    void this.#snapshots.run(state, async () => {
      try {
        await this.#snapshots.check(state, partial);
        await this.#snapshots.accept(scope, state);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    });
  }
}
