import { writeThrottleMessage } from '../failures.ts';
import { storeRecords } from '../operations/put-records.ts';
import { sequenceNumberDigits } from '../sequence-number-rows.ts';
import type { Stream } from '../stream.ts';
import { entryBytes, malformed, shardOf, type Written } from '../write-records.ts';
import type { DirectKinesisOperation } from './direct-operation.ts';
import { isPlainEntry, isPlainReference, type PlainReference } from './plain-request.ts';

const mostRecords = 500;

/** PutRecords without decoding, validating and encoding by schema: 500 records cost what their own work costs. */
export const putRecordsDirect: DirectKinesisOperation = (ctx, request) => {
  if (!isPlainReference(request) || 'DryRun' in request) return undefined;
  const entries = (request as PlainReference & { Records?: unknown }).Records;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > mostRecords)
    return undefined;
  if (!entries.every(isPlainEntry)) return undefined;
  const sizes = entries.map(entryBytes);
  return sizes.includes(malformed)
    ? undefined
    : storeRecords(ctx, request, entries, sizes, formatReply);
};

const formatReply = (stream: Stream, written: Written): string | Buffer =>
  written.positions.includes(-1) ? formatMixed(stream, written) : formatStored(stream, written);

const endOf = (stream: Stream): string =>
  stream.encryptionType === 'KMS' ? '],"EncryptionType":"KMS"}' : ']}';

const placedOf = (sequenceNumber: string, shardId: string) =>
  `{"SequenceNumber":"${sequenceNumber}","ShardId":"${shardId}"}`;

const start = '{"FailedRecordCount":0,"Records":[';
/** What follows is laid over copies of this text: a reply of 500 records made piece by piece costs four times as much. */
const pattern = `${placedOf('0'.repeat(sequenceNumberDigits), 'shardId-000000000000')},`;
const patterns = Buffer.from(start + pattern.repeat(mostRecords));
const sequenceNumberAt = pattern.indexOf('0');
const shardNumberAt = pattern.indexOf('shardId-') + 'shardId-'.length;

/** The reply where nothing was refused: all its entries are of the same length. */
function formatStored(stream: Stream, { open, rows, positions, timesMs }: Written): Buffer {
  const { sequenceNumbers } = open;
  // The last entry's comma gives way to the end.
  const entriesEnd = start.length + pattern.length * rows.length - 1;
  const end = endOf(stream);
  const reply = Buffer.allocUnsafe(entriesEnd + end.length);
  patterns.copy(reply, 0, 0, entriesEnd);
  reply.write(end, entriesEnd, 'latin1');
  const view = new DataView(reply.buffer, reply.byteOffset, reply.length);
  let at = start.length;
  for (let index = 0; index < rows.length; index++, at += pattern.length) {
    const row = rows[index] ?? 0;
    const counter = (positions[index] ?? 0) + 1;
    const seconds = Math.floor((timesMs[index] ?? 0) / 1000);
    sequenceNumbers.write(row, view, at + sequenceNumberAt, counter, seconds);
    sequenceNumbers.writeShardNumber(row, view, at + shardNumberAt);
  }
  return reply;
}

function formatMixed(stream: Stream, written: Written): string {
  const { positions, timesMs } = written;
  const entries = positions.map((position, index) => {
    const shard = shardOf(written, index);
    return position < 0
      ? formatThrottle(writeThrottleMessage(stream, shard))
      : placedOf(shard.sequenceNumber(position, timesMs[index] ?? 0), shard.id);
  });
  const failed = positions.filter((position) => position < 0).length;
  return `{"FailedRecordCount":${failed},"Records":[${entries.join(',')}${endOf(stream)}`;
}

const formatThrottle = (message: string): string =>
  `{"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"${message}"}`;
