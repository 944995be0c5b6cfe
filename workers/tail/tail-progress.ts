import { createHash } from 'node:crypto';
import type { PrismaClient } from '#prisma/generated/client.ts';

export const mostHeadBytes = 256;
/** What was not touched for so long is forgotten, so that the table does not grow for ever. */
const keptMs = 7 * 86_400_000;

export const digestOf = (head: Uint8Array): string =>
  createHash('sha256').update(head).digest('hex');

interface Checkpoint {
  path: string;
  offset: number;
  headDigest: string;
  headBytes: number;
}

/** How far the files of one generator have been sent, as the database keeps it. */
export class TailProgress {
  readonly #generatorId: string;
  readonly #checkpoints: Map<string, Checkpoint>;
  readonly #dirty = new Set<string>();
  #isFresh: boolean;

  private constructor(generatorId: string, checkpoints: Map<string, Checkpoint>) {
    this.#generatorId = generatorId;
    this.#checkpoints = checkpoints;
    this.#isFresh = checkpoints.size === 0;
  }

  static async load(database: PrismaClient, generatorId: string): Promise<TailProgress> {
    await database.tailCheckpoint.deleteMany({
      where: { generatorId, updatedAt: { lt: new Date(Date.now() - keptMs) } },
    });
    const rows = await database.tailCheckpoint.findMany({ where: { generatorId } });
    return new TailProgress(
      generatorId,
      new Map(
        rows.map(({ fileId, offset, ...row }) => [fileId, { ...row, offset: Number(offset) }]),
      ),
    );
  }

  /** Whether the files that are there have never been looked at: the initial position is theirs. Once `true` at most, but for another pattern. */
  takeFresh(): boolean {
    const isFresh = this.#isFresh;
    this.#isFresh = true;
    return isFresh;
  }

  of(fileId: string): Checkpoint | undefined {
    return this.#checkpoints.get(fileId);
  }

  /** @param head the beginning of the file, as much as is known of it up to `mostHeadBytes` */
  note(fileId: string, path: string, offset: number, head: Uint8Array): void {
    const known = head.subarray(0, Math.min(offset, mostHeadBytes));
    this.#checkpoints.set(fileId, {
      path,
      offset,
      headDigest: digestOf(known),
      headBytes: known.length,
    });
    this.#dirty.add(fileId);
  }

  rename(fileId: string, path: string): void {
    const checkpoint = this.#checkpoints.get(fileId);
    if (!checkpoint) return;
    this.#checkpoints.set(fileId, { ...checkpoint, path });
    this.#dirty.add(fileId);
  }

  async save(database: PrismaClient): Promise<void> {
    const generatorId = this.#generatorId;
    const writes = [...this.#dirty].flatMap((fileId) => {
      const checkpoint = this.#checkpoints.get(fileId);
      if (!checkpoint) return [];
      const data = { ...checkpoint, offset: BigInt(checkpoint.offset) };
      return database.tailCheckpoint.upsert({
        where: { generatorId_fileId: { generatorId, fileId } },
        create: { generatorId, fileId, ...data },
        update: data,
      });
    });
    this.#dirty.clear();
    if (writes.length === 0) return;
    // A generator that was deleted takes its checkpoints with it.
    if ((await database.generator.count({ where: { id: generatorId } })) === 0) return;
    await database.$transaction(writes);
  }
}
