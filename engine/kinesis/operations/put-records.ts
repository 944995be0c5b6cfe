import type {
  PutRecordsInput,
  PutRecordsOutput,
  PutRecordsRequestEntry,
} from '@aws-sdk/client-kinesis';
import { checkExplicitHashKey, checkPartitionKeys, checkRecordSize } from '../check-entries.ts';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { invalidArgument, writeThrottleMessage } from '../failures.ts';
import { callLimits } from '../limits.ts';
import { resolveReadableStream, type StreamReference } from '../resolve-stream.ts';
import { encryptionOf, type Stream } from '../stream.ts';
import {
  dataBytes,
  entryBytes,
  type WriteEntry,
  type Written,
  writeRecords,
} from '../write-records.ts';

export async function putRecords(
  ctx: KinesisContext,
  input: PutRecordsInput,
): Promise<PutRecordsOutput> {
  const { Records = [] } = input;
  const named = resolveReadableStream(ctx, input);
  checkPartitionKeys(named, Records, (index) => `records.${index + 1}.member.partitionKey`);
  const entries = Records.map(toEntry);
  const { stream, written } = await storeRecords(ctx, input, entries);
  const records = written.map(({ shard, position, timeMs }) =>
    position < 0
      ? {
          ErrorCode: 'ProvisionedThroughputExceededException',
          ErrorMessage: writeThrottleMessage(stream, shard),
        }
      : { SequenceNumber: shard.sequenceNumber(position, timeMs), ShardId: shard.id },
  );
  return {
    FailedRecordCount: written.filter(({ position }) => position < 0).length,
    Records: records,
    ...encryptionOf(stream),
  };
}

const toEntry = ({ Data, PartitionKey, ExplicitHashKey }: PutRecordsRequestEntry): WriteEntry => ({
  Data: Data ?? '',
  PartitionKey: PartitionKey ?? '',
  ExplicitHashKey,
});

/** Checks and stores the records of one call. */
export async function storeRecords(
  ctx: KinesisContext,
  reference: StreamReference & { DryRun?: boolean | undefined },
  entries: readonly WriteEntry[],
): Promise<{ stream: Stream; written: Written[] }> {
  const startMs = ctx.clock.now();
  for (const entry of entries) checkExplicitHashKey(entry);
  const stream = resolveReadableStream(ctx, reference);
  const { sizes, totalBytes } = checkSizes(stream, entries);
  endDryRun(reference);
  const written = await writeRecords(ctx, stream, entries, sizes);
  report(stream, written, totalBytes, ctx.clock.now() - startMs);
  return { stream, written };
}

function checkSizes(
  stream: Stream,
  entries: readonly WriteEntry[],
): { sizes: number[]; totalBytes: number } {
  const sizes = entries.map(entryBytes);
  let totalBytes = 0;
  entries.forEach((entry, index) => {
    const bytes = sizes[index] ?? 0;
    totalBytes += bytes;
    if (bytes > stream.row.maxRecordSizeKiB * 1024)
      checkRecordSize(stream, bytes, dataBytes(entry.Data), `records.${index + 1}.member.data`);
  });
  // [unsure] of the figure in the text since the limit rose from 5 MiB.
  if (totalBytes > callLimits.putRecordsBytes)
    throw invalidArgument('Records size exceeds 10 MB limit');
  return { sizes, totalBytes };
}

function report(
  { metrics }: Stream,
  written: readonly Written[],
  totalBytes: number,
  latencyMs: number,
): void {
  const failed = written.filter(({ position }) => position < 0).length;
  metrics['PutRecords.Bytes'].add(totalBytes);
  metrics['PutRecords.Latency'].add(latencyMs);
  metrics['PutRecords.Success'].add(failed < written.length ? 1 : 0);
  metrics['PutRecords.TotalRecords'].add(written.length);
  metrics['PutRecords.SuccessfulRecords'].add(written.length - failed);
  metrics['PutRecords.FailedRecords'].add(0);
  metrics['PutRecords.ThrottledRecords'].add(failed);
}
