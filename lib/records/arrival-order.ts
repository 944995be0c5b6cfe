import type { ShardCursor } from '#lib/records/shard-cursor.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** A record, and the shard's reading that it would be taken from. */
export interface Taken {
  cursor: ShardCursor;
  record: StreamRecord;
}

/**
 * Takes the oldest records of all shards in order of arrival, for as long as no shard may still bring an older one.
 * Records of one moment come by shard, which puts a parent's before its children's; within a shard its own order
 * holds whatever the times say.
 */
export function takeInOrder(
  cursors: readonly ShardCursor[],
  untilMs: number | undefined,
  most: number,
): Taken[] {
  if (cursors.some(({ wantsRead }) => wantsRead)) return [];
  const heap = new CursorHeap(cursors.filter(({ buffered }) => buffered > 0));
  const taken: Taken[] = [];
  while (taken.length < most) {
    const cursor = heap.first;
    const record = cursor?.head;
    if (!cursor || !record) break;
    if (untilMs !== undefined && (record.arrivalMs ?? 0) > untilMs) cursor.pass();
    else {
      cursor.take();
      taken.push({ cursor, record });
    }
    if (cursor.wantsRead) break;
    heap.settleFirst();
  }
  return taken;
}

/** Records without a time come first: their shard gives them in order. */
const isBefore = (a: ShardCursor, b: ShardCursor): boolean => {
  const distance = (a.head?.arrivalMs ?? 0) - (b.head?.arrivalMs ?? 0);
  return distance === 0 ? a.shardId < b.shardId : distance < 0;
};

/** The shards with something to give, the one with the oldest record first. */
class CursorHeap {
  readonly #items: ShardCursor[];

  constructor(cursors: ShardCursor[]) {
    this.#items = cursors.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  get first(): ShardCursor | undefined {
    return this.#items[0];
  }

  /** Puts the first where its next record belongs; one with nothing left goes. */
  settleFirst(): void {
    const items = this.#items;
    const first = items[0];
    if (first?.head === undefined) {
      const last = items.pop();
      if (items.length > 0 && last) items[0] = last;
    }
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = this.#lesser(this.#lesser(at, left), left + 1);
      const here = items[at];
      const there = items[least];
      if (least === at || !here || !there) return;
      items[at] = there;
      items[least] = here;
      at = least;
    }
  }

  #lesser(at: number, other: number): number {
    const here = this.#items[at];
    const there = this.#items[other];
    return here && there && isBefore(there, here) ? other : at;
  }
}
