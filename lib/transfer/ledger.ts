import { z } from 'zod';
import {
  comparePlaces,
  placeId,
  type SourcePage,
  type SourcePlace,
  type SourceRecord,
} from '#lib/transfer/source-page.ts';
import {
  emptyCounts,
  type TransferCounts,
  transferCountsSchema,
} from '#lib/transfer/transfer-counts.ts';

const laneMarkSchema = z.object({ at: z.string(), sub: z.number().int() });
const laneMarksSchema = z.record(z.string(), laneMarkSchema);

/** How far a transfer is: all that a worker must know to go on after another one. */
export const checkpointSchema = z.object({
  /** Everything before it is settled. Null: nothing was read yet. */
  cursor: z.string().nullable(),
  /** Behind the cursor, by lane, everything up to here is settled too. */
  done: laneMarksSchema,
  /** Single records behind that which are settled. */
  ahead: z.array(z.string()),
  /** Single records that were sent, at least in part, without a full answer. */
  uncertain: z.array(z.string()),
  counts: transferCountsSchema,
});

export type Checkpoint = z.infer<typeof checkpointSchema>;

/** By lane, the last place that may have been sent. It is stored before anything behind it is sent. */
export const fenceSchema = laneMarksSchema;
export type Fence = z.infer<typeof fenceSchema>;

export const firstCheckpoint = (): Checkpoint => ({
  cursor: null,
  done: {},
  ahead: [],
  uncertain: [],
  counts: emptyCounts(),
});

/** A record of the source on its way. */
export interface Tracked {
  readonly record: SourceRecord;
  /** An earlier run may have sent it. */
  readonly isRepeat: boolean;
  isSettled: boolean;
  wasSent: boolean;
}

interface OpenPage {
  page: Pick<SourcePage, 'cursor' | 'read' | 'rejected'>;
  tracked: Tracked[];
  left: number;
  /** Marks of earlier runs that the reading has not passed with this page. */
  skipAfter: Record<string, Pick<SourcePlace, 'at' | 'sub'>>;
}

/** What a settled record adds to the counts. */
export type Settlement = Partial<
  Pick<
    TransferCounts,
    'dropped' | 'broken' | 'unkeyed' | 'made' | 'acknowledged' | 'failed' | 'maybeTwice' | 'bytes'
  >
>;

/** Knows of each record whether it is settled, and from where on another run would have to begin. */
export class Ledger {
  readonly counts: TransferCounts;
  #cursor: string | null;
  #skip: Record<string, Pick<SourcePlace, 'at' | 'sub'>>;
  #doneAtCursor: Record<string, Pick<SourcePlace, 'at' | 'sub'>>;
  readonly #skipSingles: Set<string>;
  readonly #uncertain: Set<string>;
  readonly #fence: Fence;
  readonly #pages: OpenPage[] = [];
  readonly #openPageOf = new Map<Tracked, OpenPage>();

  /** @param fence what the last run may have sent, where that ended without a word */
  constructor({ cursor, done, ahead, uncertain, counts }: Checkpoint, fence: Fence) {
    this.counts = { ...counts };
    this.#cursor = cursor;
    this.#skip = { ...done };
    this.#doneAtCursor = { ...done };
    this.#skipSingles = new Set(ahead);
    this.#uncertain = new Set(uncertain);
    this.#fence = { ...fence };
  }

  /** Records that were read but are not settled. */
  get open(): number {
    return this.#openPageOf.size;
  }

  /** What of the page is to be done: records that an earlier run settled are left out. */
  add(page: SourcePage): Tracked[] {
    const tracked = page.records.flatMap((record): Tracked[] => {
      if (this.#wasSettled(record.place)) return [];
      const isRepeat = this.#wasSent(record.place);
      return [{ record, isRepeat, isSettled: false, wasSent: false }];
    });
    const open: OpenPage = {
      page,
      tracked,
      left: tracked.length,
      skipAfter: { ...this.#skip },
    };
    this.#pages.push(open);
    for (const one of tracked) this.#openPageOf.set(one, open);
    this.#close();
    return tracked;
  }

  settle(tracked: Tracked, settlement: Settlement): void {
    const open = this.#openPageOf.get(tracked);
    if (!open) return;
    this.#openPageOf.delete(tracked);
    tracked.isSettled = true;
    open.left -= 1;
    this.counts.matched += 1;
    for (const [name, value] of Object.entries(settlement))
      this.counts[name as keyof Settlement] += value;
    this.#close();
  }

  /** With it another run leaves out all that is settled, and nothing that is not. */
  checkpoint(): Checkpoint {
    const done = { ...this.#doneAtCursor };
    const ahead = new Set(this.#skipSingles);
    const blocked = new Set<string>();
    for (const { tracked } of this.#pages)
      for (const { record, isSettled } of tracked) {
        const { lane, at, sub } = record.place;
        if (!isSettled) blocked.add(lane);
        else if (blocked.has(lane)) ahead.add(placeId(record.place));
        else done[lane] = { at, sub };
      }
    const uncertain = new Set(this.#uncertain);
    for (const [{ wasSent, isRepeat, record }] of this.#openPageOf)
      if (wasSent || isRepeat) uncertain.add(placeId(record.place));
    return {
      cursor: this.#cursor,
      done,
      ahead: [...ahead],
      uncertain: [...uncertain],
      counts: { ...this.counts },
    };
  }

  /** The last place of each lane that is open: what may be sent from now on. */
  fence(): Fence {
    const fence: Fence = { ...this.#fence };
    for (const { tracked } of this.#pages)
      for (const { record } of tracked) {
        const { lane, at, sub } = record.place;
        const before = fence[lane];
        if (!before || comparePlaces(before, record.place) < 0) fence[lane] = { at, sub };
      }
    return fence;
  }

  /** What of the last run's fence was not read yet: all that a run leaves behind that ends with a checkpoint. */
  carriedFence(): Fence {
    return { ...this.#fence };
  }

  #wasSettled(place: SourcePlace): boolean {
    const mark = this.#skip[place.lane];
    if (mark) {
      if (comparePlaces(place, mark) <= 0) return true;
      const { [place.lane]: _, ...rest } = this.#skip;
      this.#skip = rest;
    }
    return this.#skipSingles.size > 0 && this.#skipSingles.has(placeId(place));
  }

  #wasSent(place: SourcePlace): boolean {
    const mark = this.#fence[place.lane];
    if (mark) {
      if (comparePlaces(place, mark) <= 0) return true;
      delete this.#fence[place.lane];
    }
    return this.#uncertain.size > 0 && this.#uncertain.has(placeId(place));
  }

  /** Moves the cursor over pages of which everything is settled. */
  #close(): void {
    while (this.#pages[0]?.left === 0) {
      const [first] = this.#pages.splice(0, 1);
      if (!first) return;
      this.#cursor = first.page.cursor;
      this.#doneAtCursor = first.skipAfter;
      this.counts.read += first.page.read;
      this.counts.rejected += first.page.rejected.length;
      for (const { record } of first.tracked) this.#uncertain.delete(placeId(record.place));
    }
  }
}
