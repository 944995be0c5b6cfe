import { storeRecord } from '../operations/put-record.ts';
import { dataBytes, malformed } from '../write-records.ts';
import type { DirectKinesisOperation } from './direct-operation.ts';
import { isPlainEntry, isPlainReference } from './plain-request.ts';

export const putRecordDirect: DirectKinesisOperation = (ctx, request) => {
  if (!isPlainReference(request) || !isPlainEntry(request)) return undefined;
  if ('SequenceNumberForOrdering' in request || 'DryRun' in request) return undefined;
  if (dataBytes(request.Data) === malformed) return undefined;
  return storeRecord(ctx, request).then((output) => {
    if (!output) return undefined;
    const { SequenceNumber, ShardId, EncryptionType } = output;
    const encryption = EncryptionType === undefined ? '' : `,"EncryptionType":"${EncryptionType}"`;
    return `{"SequenceNumber":"${SequenceNumber}","ShardId":"${ShardId}"${encryption}}`;
  });
};
