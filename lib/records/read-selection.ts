import { ArrivalCounter } from '#lib/records/arrival-histogram.ts';
import { unfoldAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { createReadBudget, type ReadBudget } from '#lib/records/read-budget.ts';
import type { ReadPage, ReadProgress } from '#lib/records/read-progress.ts';
import type { RecordPlace, RecordQuery } from '#lib/records/record-query.ts';
import type { StreamReads, StreamRecord } from '#lib/records/stream-reads.ts';

/** Reads single records by their places, in that order. Those that are not there any more are left out. */
export async function* readSelection(
  { readsPerSecond }: Pick<RecordQuery, 'readsPerSecond'>,
  places: readonly RecordPlace[],
  world: StreamReads,
  signal: AbortSignal,
): AsyncGenerator<ReadPage, void, void> {
  const startMs = world.nowMs();
  const budgets = new Map<string, ReadBudget>();
  const counter = new ArrivalCounter();
  const counts = { records: 0, userRecords: 0, bytes: 0, matched: 0, calls: 0 };
  for (const [index, place] of places.entries()) {
    const budget = budgets.get(place.shardId) ?? createReadBudget(readsPerSecond);
    budgets.set(place.shardId, budget);
    await world.sleep(budget.waitMs(world.nowMs()), signal);
    const record = await readRecord(place, world, signal);
    budget.spend(world.nowMs(), record?.bytes ?? 0);
    counts.calls += 1;
    if (record) {
      counts.records += 1;
      counts.userRecords += 1;
      counts.matched += 1;
      counts.bytes += record.bytes;
      counter.add(record.arrivalMs, 1);
    }
    const progress: ReadProgress = {
      ...counts,
      shards: budgets.size,
      shardsDone: 0,
      refusals: 0,
      readsPerSecond: Math.max(...[...budgets.values()].map((one) => one.rate(world.nowMs()))),
      peakReadsPerSecond: Math.max(...[...budgets.values()].map((one) => one.peakPerSecond)),
      tookMs: world.nowMs() - startMs,
      reachedMs: record?.arrivalMs,
      behindMs: 0,
      reason: index === places.length - 1 ? 'end' : undefined,
      followedShardIds: [],
      filterErrors: { count: 0, timedOut: 0, first: undefined },
      histogram: counter.snapshot(),
      cursor: '',
    };
    yield { records: record ? [record] : [], progress };
  }
}

/** One record by its place; undefined when it is not there any more. */
export async function readRecord(
  place: RecordPlace,
  world: StreamReads,
  signal: AbortSignal,
): Promise<StreamRecord | undefined> {
  const { shardId, sequenceNumber, subSequenceNumber } = place;
  const position = { type: 'AT_SEQUENCE_NUMBER' as const, sequenceNumber };
  const iterator = await world.getIterator(shardId, position, signal);
  const { records } = await world.getRecords(shardId, iterator, 1, signal);
  const record = records.find((one) => one.sequenceNumber === sequenceNumber);
  if (!record || subSequenceNumber === undefined) return record;
  return unfoldAggregate(record)?.[subSequenceNumber];
}
