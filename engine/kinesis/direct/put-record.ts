import { putRecord } from '../operations/put-record.ts';
import type { DirectKinesisOperation } from './direct-operation.ts';
import { isPlainEntry, isPlainReference } from './plain-request.ts';

export const putRecordDirect: DirectKinesisOperation = (ctx, request) => {
  if (!isPlainReference(request) || !isPlainEntry(request)) return undefined;
  if ('SequenceNumberForOrdering' in request || 'DryRun' in request) return undefined;
  return putRecord(ctx, request).then(
    ({ SequenceNumber, ShardId, EncryptionType }) =>
      `{"SequenceNumber":"${SequenceNumber}","ShardId":"${ShardId}"` +
      (EncryptionType === undefined ? '}' : `,"EncryptionType":"${EncryptionType}"}`),
  );
};
