'use server';

import { bytesOf, putRecordSchema, type PutRecordInput } from './schema.ts';
import { runAction } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import type { Result } from '#lib/aws/failure.ts';
import { parseInput } from '#lib/field-errors.ts';

export async function putRecord(
  streamName: string,
  input: PutRecordInput,
): Promise<Result<{ shardId: string; sequenceNumber: string }>> {
  return runAction(async (connection) => {
    const valid = parseInput(putRecordSchema, input);
    const { ShardId, SequenceNumber } = await call(connection, 'kinesis', 'PutRecord', {
      StreamName: streamName,
      PartitionKey: valid.partitionKey,
      Data: bytesOf(valid),
      ...(valid.explicitHashKey !== '' && { ExplicitHashKey: valid.explicitHashKey }),
    });
    return { shardId: ShardId ?? '', sequenceNumber: SequenceNumber ?? '' };
  });
}
