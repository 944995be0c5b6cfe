import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Checkpoint, firstCheckpoint, Ledger, type Tracked } from '#lib/transfer/ledger.ts';
import { placeId, type SourcePage, type SourceRecord } from '#lib/transfer/source-page.ts';

const recordAt = (lane: string, at: number): SourceRecord => ({
  place: { lane, at: String(at), sub: 0 },
  partitionKey: lane,
  data: new Uint8Array(),
  bytes: 1,
  arrivalMs: undefined,
  shardId: lane,
  sequenceNumber: String(at),
});

/** Reads a list from a cursor on; the page size may differ from one run to the next. */
function pagesFrom(all: readonly SourceRecord[], cursor: string | null, size: number) {
  const pages: SourcePage[] = [];
  for (let from = Number(cursor ?? 0); from < all.length; from += size) {
    const records = all.slice(from, from + size);
    pages.push({
      records,
      read: records.length,
      readBytes: 0,
      rejected: [],
      cursor: String(from + records.length),
      share: undefined,
      end: undefined,
    });
  }
  return pages;
}

const stream = fc
  .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 })
  .map((lanes) => lanes.map((lane, at) => recordAt(lane, at)));
/** A run reads some pages, sends and settles some of the records, and ends, with or without a last word. */
const runs = fc.array(
  fc.record({
    size: fc.integer({ min: 1, max: 9 }),
    pages: fc.integer({ min: 1, max: 6 }),
    settles: fc.array(fc.nat(200), { maxLength: 30 }),
    sends: fc.array(fc.nat(200), { maxLength: 10 }),
    crashes: fc.boolean(),
    savedAfter: fc.nat(30),
  }),
  { maxLength: 6 },
);

test('whatever happens to runs, each record is settled, and only those that may have been are sent again', () => {
  fc.assert(
    fc.property(stream, runs, (all, given) => {
      let checkpoint: Checkpoint = firstCheckpoint();
      let fence = {};
      const sentBefore = new Set<string>();
      const stored = new Set<string>();
      const last = { size: 5, pages: 100, settles: [], sends: [], crashes: false, savedAfter: 0 };
      for (const run of [...given, last]) {
        const ledger = new Ledger(checkpoint, fence);
        const open: Tracked[] = [];
        for (const page of pagesFrom(all, checkpoint.cursor, run.size).slice(0, run.pages))
          open.push(...ledger.add(page));
        for (const { record, isRepeat } of open) {
          const id = placeId(record.place);
          expect(stored.has(id)).toBe(false);
          if (sentBefore.has(id)) expect(isRepeat).toBe(true);
        }
        fence = ledger.fence();
        let saved = checkpoint;
        const settled: string[] = [];
        const settleOne = (index: number) => {
          const [one] = open.splice(index % Math.max(1, open.length), 1);
          if (!one) return;
          one.wasSent = true;
          sentBefore.add(placeId(one.record.place));
          settled.push(placeId(one.record.place));
          ledger.settle(one, { made: 1, acknowledged: 1 });
        };
        run.settles.forEach((index, step) => {
          settleOne(index);
          if (step !== run.savedAfter) return;
          saved = ledger.checkpoint();
          for (const id of settled.splice(0)) stored.add(id);
        });
        if (run === last) while (open.length > 0) settleOne(0);
        for (const index of run.sends) {
          const one = open[index % Math.max(1, open.length)];
          if (!one) continue;
          one.wasSent = true;
          sentBefore.add(placeId(one.record.place));
        }
        if (!run.crashes) {
          saved = ledger.checkpoint();
          for (const id of settled.splice(0)) stored.add(id);
          fence = ledger.carriedFence();
        }
        checkpoint = saved;
      }
      expect(stored.size).toBe(all.length);
      expect(checkpoint.counts).toMatchObject({
        read: all.length,
        matched: all.length,
        acknowledged: all.length,
      });
    }),
    { numRuns: 1_000 },
  );
});

test('a pause without anything under way sends nothing twice', () => {
  const all = [1, 2, 3, 4].map((at) => recordAt('a', at));
  const ledger = new Ledger(firstCheckpoint(), {});
  const [first, second, third] = pagesFrom(all, null, 4).flatMap((page) => ledger.add(page));
  if (!first || !second || !third) throw new Error('The page is missing.');
  ledger.settle(first, {});
  ledger.settle(third, {});
  const again = new Ledger(ledger.checkpoint(), {});
  const left = pagesFrom(all, ledger.checkpoint().cursor, 2).flatMap((page) => again.add(page));
  expect(left.map(({ record, isRepeat }) => [record.place.at, isRepeat])).toEqual([
    ['2', false],
    ['4', false],
  ]);
});
