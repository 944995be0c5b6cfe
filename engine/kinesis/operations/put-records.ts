import type {
  PutRecordsInput,
  PutRecordsOutput,
  PutRecordsRequestEntry,
  PutRecordsResultEntry,
} from '@aws-sdk/client-kinesis';
import { checkExplicitHashKey, checkPartitionKeys, checkRecordSize } from '../check-entries.ts';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { failedEntry, internalFailure } from '../failed-entry.ts';
import { invalidArgument } from '../failures.ts';
import { callLimits } from '../limits.ts';
import { resolveReadableStream, type StreamReference } from '../resolve-stream.ts';
import { encryptionOf, type Stream } from '../stream.ts';
import {
  dataBytes,
  entryBytes,
  shardOf,
  type WriteEntry,
  type Written,
  writeRecords,
} from '../write-records.ts';

export async function putRecords(
  ctx: KinesisContext,
  input: PutRecordsInput,
): Promise<PutRecordsOutput> {
  const entries = (input.Records ?? []).map(toEntry);
  const output = await storeRecords(ctx, input, entries, entries.map(entryBytes), describeOutcomes);
  if (!output) throw new Error('Data that is bytes is never malformed');
  return output;
}

function describeOutcomes(
  stream: Stream,
  written: Written,
): Omit<PutRecordsOutput, 'Records'> & { Records: PutRecordsResultEntry[] } {
  const { positions, timesMs, failures } = written;
  return {
    FailedRecordCount: positions.filter((position) => position < 0).length,
    Records: positions.map((position, index) => {
      const shard = shardOf(written, index);
      return position < 0
        ? failedEntry(stream, shard, failures?.get(index))
        : {
            SequenceNumber: shard.sequenceNumber(position, timesMs[index] ?? 0),
            ShardId: shard.id,
          };
    }),
    ...encryptionOf(stream),
  };
}

const toEntry = ({ Data, PartitionKey, ExplicitHashKey }: PutRecordsRequestEntry): WriteEntry => ({
  Data: Data ?? '',
  PartitionKey: PartitionKey ?? '',
  ExplicitHashKey,
});

/**
 * Checks and stores the records of one call.
 * @param sizes `entryBytes` of each, none of them malformed
 * @param describe makes the reply
 * @returns `undefined` where a record's data is text that is not base64, and then nothing is stored
 */
export async function storeRecords<Reply>(
  ctx: KinesisContext,
  reference: StreamReference & { DryRun?: boolean | undefined },
  entries: readonly WriteEntry[],
  sizes: readonly number[],
  describe: (stream: Stream, written: Written) => Reply,
): Promise<Reply | undefined> {
  const startMs = ctx.clock.now();
  for (const entry of entries) checkExplicitHashKey(entry);
  const stream = resolveReadableStream(ctx, reference);
  checkPartitionKeys(stream, entries, (index) => `records.${index + 1}.member.partitionKey`);
  const totalBytes = checkSizes(stream, entries, sizes);
  endDryRun(reference);
  let refused = 0;
  let failed = 0;
  const total = entries.length;
  const stored = writeRecords(ctx, stream, entries, sizes, (written) => {
    for (const position of written.positions) if (position < 0) refused += 1;
    for (const { errorName } of written.failures?.values() ?? [])
      if (errorName === internalFailure) failed += 1;
    return describe(stream, written);
  });
  return stored.then((reply) => {
    if (reply !== undefined)
      report(stream, { total, refused, failed, totalBytes, latencyMs: ctx.clock.now() - startMs });
    return reply;
  });
}

/** @returns the bytes of all */
function checkSizes(
  stream: Stream,
  entries: readonly WriteEntry[],
  sizes: readonly number[],
): number {
  const most = stream.row.maxRecordSizeKiB * 1024;
  let totalBytes = 0;
  sizes.forEach((bytes, index) => {
    totalBytes += bytes;
    if (bytes > most)
      checkRecordSize(
        stream,
        bytes,
        dataBytes(entries[index]?.Data ?? ''),
        `records.${index + 1}.member.data`,
      );
  });
  // [unsure] of the figure in the text since the limit rose from 5 MiB.
  if (totalBytes > callLimits.putRecordsBytes)
    throw invalidArgument('Records size exceeds 10 MB limit');
  return totalBytes;
}

interface Outcome {
  total: number;
  refused: number;
  /** Of the refused: those that no limit refused. */
  failed: number;
  totalBytes: number;
  latencyMs: number;
}

function report(
  { metrics }: Stream,
  { total, refused, failed, totalBytes, latencyMs }: Outcome,
): void {
  metrics['PutRecords.Bytes'].add(totalBytes);
  metrics['PutRecords.Latency'].add(latencyMs);
  metrics['PutRecords.Success'].add(refused < total ? 1 : 0);
  metrics['PutRecords.TotalRecords'].add(total);
  metrics['PutRecords.SuccessfulRecords'].add(total - refused);
  metrics['PutRecords.FailedRecords'].add(failed);
  metrics['PutRecords.ThrottledRecords'].add(refused - failed);
}
