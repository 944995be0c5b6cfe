'use server';

import { putRecordCall, putRecordSchema, type PutRecordInput } from './schema.ts';
import { runAction, settle } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { currentConnection } from '#lib/connections.ts';
import { parseInput } from '#lib/field-errors.ts';
import { trialSchema, type TrialInput } from './trial-schema.ts';
import { openKeyRing } from '#lib/records/decode/key-ring.ts';
import { createExaminer } from '#lib/records/examine-records.ts';
import { readOne, viewRecord } from '#lib/records/record-view.ts';

export async function putRecord(
  streamName: string,
  input: PutRecordInput,
): Promise<Result<{ shardId: string; sequenceNumber: string }>> {
  return runAction(async (connection) => {
    const valid = parseInput(putRecordSchema, input);
    const { service, operation, input: record } = putRecordCall(streamName, valid);
    const { ShardId, SequenceNumber } = await call(connection, service, operation, record);
    return { shardId: ShardId ?? '', sequenceNumber: SequenceNumber ?? '' };
  });
}

/** What a filter says of one record. */
export interface FilterTrial {
  matches: boolean;
  /** What it threw. */
  error?: string;
  /** What it saw, from its beginning. */
  text: string;
}

/** Reads one record and runs a filter on it. */
export async function tryFilter(
  streamName: string,
  input: TrialInput,
): Promise<Result<FilterTrial>> {
  return settle(async () => {
    const { filter, place, decode } = parseInput(trialSchema, input);
    const connection = await currentConnection();
    const record = await readOne(connection, streamName, place, AbortSignal.timeout(10_000));
    if (!record) throw gone();
    const ring = await openKeyRing();
    const examiner = await createExaminer({ filter, decode, search: '', unfold: false }, ring);
    try {
      const [examined] = await examiner.examine([record]);
      const { first } = examiner.errors;
      const { text } = viewRecord(record, decode, ring);
      return {
        matches: (examined?.matched.length ?? 0) > 0,
        ...(first !== undefined && { error: first }),
        text: text.slice(0, 2_000),
      };
    } finally {
      examiner.close();
    }
  });
}

const gone = () =>
  new FailureError({
    name: 'RecordGone',
    message: 'The record is not there any more. Read again to have another.',
    retryable: false,
  });
