import type { PutRecordInput, PutRecordOutput } from '@aws-sdk/client-kinesis';
import { checkExplicitHashKey, checkPartitionKeys, checkRecordSize } from '../check-entries.ts';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { invalidArgument, writeThrottled } from '../failures.ts';
import { resolveReadableStream } from '../resolve-stream.ts';
import { decodeSequenceNumber } from '../sequence-number.ts';
import { encryptionOf, type Stream } from '../stream.ts';
import { dataBytes, entryBytes, type WriteEntry, writeRecords } from '../write-records.ts';

/** `Data` may be base64 text, which is stored without a copy. */
export type PutRecordRequest = Omit<PutRecordInput, 'Data'> & {
  Data: WriteEntry['Data'] | undefined;
};

export async function putRecord(
  ctx: KinesisContext,
  input: PutRecordRequest,
): Promise<PutRecordOutput> {
  const startMs = ctx.clock.now();
  const entry = { ...input, Data: input.Data ?? '', PartitionKey: input.PartitionKey ?? '' };
  checkExplicitHashKey(entry);
  const stream = resolveReadableStream(ctx, input);
  checkPartitionKeys(stream, [input], () => 'partitionKey');
  checkOrdering(ctx, stream, input.SequenceNumberForOrdering);
  const bytes = entryBytes(entry);
  checkRecordSize(stream, bytes, dataBytes(entry.Data), 'data');
  endDryRun(input);
  const [record] = await writeRecords(ctx, stream, [entry], [bytes]);
  if (!record) throw new Error('Each entry has an outcome');
  const wasStored = record.position >= 0;
  stream.metrics['PutRecord.Success'].add(wasStored ? 1 : 0);
  stream.metrics['PutRecord.Latency'].add(ctx.clock.now() - startMs);
  if (!wasStored) throw writeThrottled(stream, record.shard);
  stream.metrics['PutRecord.Bytes'].add(bytes);
  return {
    ShardId: record.shard.id,
    SequenceNumber: record.shard.sequenceNumber(record.position, record.timeMs),
    ...encryptionOf(stream),
  };
}

/** Every record already comes behind all earlier ones of its shard, so the number only has to be a possible one. */
function checkOrdering(ctx: KinesisContext, { row }: Stream, minimum: string | undefined): void {
  if (minimum === undefined) return;
  const parts = decodeSequenceNumber(minimum);
  if (parts && parts.seconds * 1000 <= ctx.clock.now()) return;
  throw invalidArgument(
    `ExclusiveMinimumSequenceNumber ${minimum} used in PutRecord on stream ${row.name} ` +
      `under account ${row.accountId} is invalid.`,
  );
}
