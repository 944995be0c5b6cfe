import { writeThrottleMessage } from '../failures.ts';
import { storeRecords } from '../operations/put-records.ts';
import type { Written } from '../write-records.ts';
import { isPlainEntry, isPlainReference, type PlainReference } from './plain-request.ts';
import type { DirectKinesisOperation } from './direct-operation.ts';
import type { Stream } from '../stream.ts';

const mostRecords = 500;

/** PutRecords without decoding, validating and encoding by schema: 500 records cost what their own work costs. */
export const putRecordsDirect: DirectKinesisOperation = (ctx, request) => {
  if (!isPlainReference(request) || 'DryRun' in request) return undefined;
  const entries = (request as PlainReference & { Records?: unknown }).Records;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > mostRecords)
    return undefined;
  if (!entries.every(isPlainEntry)) return undefined;
  return storeRecords(ctx, request, entries).then(formatReply);
};

function formatReply({ stream, written }: { stream: Stream; written: Written[] }): string {
  let failed = 0;
  let records = '';
  for (const { shard, position, timeMs } of written) {
    if (records !== '') records += ',';
    if (position < 0) {
      failed += 1;
      records += formatThrottle(writeThrottleMessage(stream, shard));
    } else {
      records += `{"SequenceNumber":"${shard.sequenceNumber(position, timeMs)}","ShardId":"${shard.id}"}`;
    }
  }
  const encryption = stream.encryptionType === 'KMS' ? ',"EncryptionType":"KMS"' : '';
  return `{"FailedRecordCount":${failed},"Records":[${records}]${encryption}}`;
}

const formatThrottle = (message: string): string =>
  `{"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"${message}"}`;
