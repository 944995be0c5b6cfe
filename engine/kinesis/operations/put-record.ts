import type { PutRecordInput, PutRecordOutput } from '@aws-sdk/client-kinesis';
import { checkExplicitHashKey, checkPartitionKeys, checkRecordSize } from '../check-entries.ts';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { invalidArgument, writeThrottled } from '../failures.ts';
import { resolveReadableStream } from '../resolve-stream.ts';
import { decodeSequenceNumber } from '../sequence-number.ts';
import { encryptionOf, type Stream } from '../stream.ts';
import {
  dataBytes,
  entryBytes,
  type WriteEntry,
  shardOf,
  type Written,
  writeRecords,
} from '../write-records.ts';

/** `Data` may be base64 text, which is stored without a copy. */
export type PutRecordRequest = Omit<PutRecordInput, 'Data'> & {
  Data: WriteEntry['Data'] | undefined;
};

export async function putRecord(
  ctx: KinesisContext,
  input: PutRecordInput,
): Promise<PutRecordOutput> {
  const output = await storeRecord(ctx, input);
  if (!output) throw new Error('Data that is bytes is never malformed');
  return output;
}

/** Checks and stores one record. `undefined` where its data is text that is not base64, and then nothing is stored. */
export async function storeRecord(
  ctx: KinesisContext,
  input: PutRecordRequest,
): Promise<PutRecordOutput | undefined> {
  const startMs = ctx.clock.now();
  const entry = { ...input, Data: input.Data ?? '', PartitionKey: input.PartitionKey ?? '' };
  checkExplicitHashKey(entry);
  const stream = resolveReadableStream(ctx, input);
  checkPartitionKeys(stream, [input], () => 'partitionKey');
  checkOrdering(ctx, stream, input.SequenceNumberForOrdering);
  const bytes = entryBytes(entry);
  checkRecordSize(stream, bytes, dataBytes(entry.Data), 'data');
  endDryRun(input);
  const outcome = await writeRecords(ctx, stream, [entry], [bytes], describe);
  if (!outcome) return undefined;
  stream.metrics['PutRecord.Success'].add(outcome.SequenceNumber === undefined ? 0 : 1);
  stream.metrics['PutRecord.Latency'].add(ctx.clock.now() - startMs);
  if (outcome.SequenceNumber === undefined) throw writeThrottled(stream, outcome.shard);
  stream.metrics['PutRecord.Bytes'].add(bytes);
  return {
    ShardId: outcome.shard.id,
    SequenceNumber: outcome.SequenceNumber,
    ...encryptionOf(stream),
  };
}

function describe(written: Written) {
  const shard = shardOf(written, 0);
  const [position = -1] = written.positions;
  const [timeMs = 0] = written.timesMs;
  const isStored = position >= 0;
  return { shard, SequenceNumber: isStored ? shard.sequenceNumber(position, timeMs) : undefined };
}

/** Every record already comes behind all earlier ones of its shard, so the number only has to be a possible one. */
function checkOrdering(ctx: KinesisContext, { row }: Stream, minimum: string | undefined): void {
  if (minimum === undefined) return;
  const parts = decodeSequenceNumber(minimum);
  if (parts && (parts.seconds ?? 0) * 1000 <= ctx.clock.now()) return;
  throw invalidArgument(
    `ExclusiveMinimumSequenceNumber ${minimum} used in PutRecord on stream ${row.name} ` +
      `under account ${row.accountId} is invalid.`,
  );
}
