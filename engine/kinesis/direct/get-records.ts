import { readRecords } from '../operations/get-records.ts';
import { encryptedMark } from '../write-records.ts';
import type { DirectKinesisOperation } from './direct-operation.ts';

const mostIteratorCharacters = 512;
const mostRecords = 10_000;

/** GetRecords straight from the stored bytes to the text of the reply. */
export const getRecordsDirect: DirectKinesisOperation = (ctx, request) => {
  if (typeof request !== 'object' || request === null) return undefined;
  const { ShardIterator, Limit, ...rest } = request as Record<string, unknown>;
  if (Object.keys(rest).length > 0 || typeof ShardIterator !== 'string') return undefined;
  if (ShardIterator === '' || ShardIterator.length > mostIteratorCharacters) return undefined;
  if (Limit !== undefined && !isLimit(Limit)) return undefined;
  return Promise.resolve(formatReply(readRecords(ctx, { ShardIterator, Limit })));
};

const isLimit = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostRecords;

function formatReply({
  shard,
  records,
  nextShardIterator,
  millisBehindLatest,
  childShards,
}: ReturnType<typeof readRecords>): string {
  let texts = '';
  for (const { position, timeMs, partitionKey, data, mark } of records) {
    if (texts !== '') texts += ',';
    texts +=
      `{"SequenceNumber":"${shard.sequenceNumber(position, timeMs)}",` +
      `"ApproximateArrivalTimestamp":${timeMs / 1000},` +
      `"Data":"${data.toString('base64')}","PartitionKey":${JSON.stringify(partitionKey)}` +
      (mark === encryptedMark ? ',"EncryptionType":"KMS"}' : '}');
  }
  return (
    `{"Records":[${texts}],` +
    (nextShardIterator === undefined ? '' : `"NextShardIterator":"${nextShardIterator}",`) +
    (childShards === undefined ? '' : `"ChildShards":${JSON.stringify(childShards)},`) +
    `"MillisBehindLatest":${millisBehindLatest}}`
  );
}
