import type { GroupReport, ShardProgress } from '#lib/consumer-group/group-report.ts';
import type { GroupRecord } from '#lib/consumer-group/group-world.ts';

/** Counts what the group does, by shard and by worker. */
export interface Progress {
  processed(worker: string, shardId: string, records: readonly GroupRecord[]): void;
  read(shardId: string): void;
  of(shardId: string): ShardProgress;
  /** The rate is of the time since it was last asked for. */
  ofWorker(id: string, nowMs: number): { processed: number; perSecond: number };
}

interface WorkerCounts {
  processed: number;
  asked: { processed: number; atMs: number } | undefined;
  perSecond: number;
}

const nothing: ShardProgress = {
  processed: 0,
  again: 0,
  highest: '',
  userRecords: 0,
  outside: 0,
  reads: 0,
};

/** Rates of less time than this jump. */
const leastRateMs = 900;

export function createProgress(before: GroupReport | undefined): Progress {
  const shards = new Map<string, ShardProgress>(
    before?.leases.map(({ shardId, processed, again, highest, userRecords, outside, reads }) => [
      shardId,
      { processed, again, highest, userRecords, outside, reads },
    ]),
  );
  const workers = new Map<string, WorkerCounts>();
  const of = (shardId: string) => shards.get(shardId) ?? nothing;
  const workerOf = (id: string): WorkerCounts => {
    const counts = workers.get(id) ?? { processed: 0, asked: undefined, perSecond: 0 };
    workers.set(id, counts);
    return counts;
  };
  return {
    processed(worker, shardId, records) {
      const { processed, again, highest, userRecords, outside, reads } = of(shardId);
      // In order, so only the first of them can have been processed before.
      const fresh = records.findIndex(({ sequenceNumber }) => isGreater(sequenceNumber, highest));
      const last = records.at(-1)?.sequenceNumber ?? '';
      shards.set(shardId, {
        processed: processed + records.length,
        again: again + (fresh === -1 ? records.length : fresh),
        highest: isGreater(last, highest) ? last : highest,
        userRecords: records.reduce((sum, record) => sum + record.userRecords, userRecords),
        outside: records.reduce((sum, record) => sum + record.outside, outside),
        reads,
      });
      workerOf(worker).processed += records.length;
    },
    read(shardId) {
      const progress = of(shardId);
      shards.set(shardId, { ...progress, reads: progress.reads + 1 });
    },
    of,
    ofWorker(id, nowMs) {
      const counts = workerOf(id);
      const { asked, processed } = counts;
      if (!asked) counts.asked = { processed, atMs: nowMs };
      else if (nowMs - asked.atMs >= leastRateMs) {
        counts.perSecond = ((processed - asked.processed) * 1_000) / (nowMs - asked.atMs);
        counts.asked = { processed, atMs: nowMs };
      }
      return { processed, perSecond: counts.perSecond };
    },
  };
}

/** Decimal numbers of any length, without leading zeros. */
const isGreater = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length;
