import type { Connection } from '#lib/connections.ts';
import { connectionReads, shardIdsAt, streamNow } from '#lib/records/connection-reads.ts';
import { openKeyRing } from '#lib/records/decode/key-ring.ts';
import { createExaminer } from '#lib/records/examine-records.ts';
import { planReading } from '#lib/records/plan-reading.ts';
import type { ReadPage } from '#lib/records/read-progress.ts';
import { readSelection } from '#lib/records/read-selection.ts';
import { RecordReader } from '#lib/records/record-reader.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';

/** Until a real stream's clock is behind this machine's by no more, “now” is not too early. */
const clockSlackMs = 5_000;

/**
 * Reads what a query describes, page by page: all its shards as one, merged by arrival, each record once, children
 * after parents, within the query's part of what the shards allow. A page may be empty and only report progress; the
 * last one gives the reason why it is the last. An aborted signal ends the reading with the reason `stopped`.
 *
 * Fails with AWS's own errors, and with `InvalidInput` for a query or a filter that can mean nothing.
 */
export async function* readRecords(
  connection: Connection,
  query: RecordQuery,
  signal: AbortSignal,
): AsyncGenerator<ReadPage, void, void> {
  const nowMs = await streamNow(connection, signal);
  const world = connectionReads(connection, query.streamName, nowMs);
  if (query.only) {
    yield* readSelection(query, query.only, world, signal);
    return;
  }
  const { starts, goal } = await planReading(query, {
    nowMs,
    slackMs: connection.simulated ? 0 : clockSlackMs,
    shardIdsAt: (at) => shardIdsAt(connection, query.streamName, at, signal),
  });
  const examiner = await createExaminer(query, await openKeyRing());
  try {
    yield* new RecordReader(starts, goal, examiner, world).pages(signal);
  } finally {
    examiner.close();
  }
}
