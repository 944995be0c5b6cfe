import { createHash } from 'node:crypto';
import { parseAggregate, type AggregatedRecord } from '#lib/records/decode/kpl-message.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md */
const magic = [0xf3, 0x89, 0x9a, 0xc2];
const digestBytes = 16;

/** Whether the data begins as the KPL's aggregates do; cheap enough for every record. */
const looksAggregated = (data: Uint8Array): boolean =>
  data.byteLength > magic.length + digestBytes && magic.every((byte, at) => data[at] === byte);

/** What stands in the way of taking data for an aggregate, or the user records in it. */
export type AggregateOutcome =
  | { ok: true; message: AggregatedRecord }
  | { ok: false; reason: 'magic' | 'digest' | 'message' };

/** Magic, then a protobuf message, then the MD5 of the message. */
export function readAggregate(data: Uint8Array): AggregateOutcome {
  if (!looksAggregated(data)) return { ok: false, reason: 'magic' };
  const message = data.subarray(magic.length, data.byteLength - digestBytes);
  const digest = createHash('md5').update(message).digest();
  if (!digest.equals(data.subarray(data.byteLength - digestBytes)))
    return { ok: false, reason: 'digest' };
  const parsed = parseAggregate(message);
  return parsed ? { ok: true, message: parsed } : { ok: false, reason: 'message' };
}

/** The user records of an aggregate; undefined for any other record, damaged aggregates included. */
export function unfoldAggregate(record: StreamRecord): StreamRecord[] | undefined {
  if (!looksAggregated(record.data)) return undefined;
  const outcome = readAggregate(record.data);
  if (!outcome.ok) return undefined;
  return outcome.message.records.map(({ partitionKey, explicitHashKey, data }, index) => ({
    ...record,
    subSequenceNumber: index,
    partitionKey,
    ...(explicitHashKey !== undefined && { explicitHashKey }),
    data,
    bytes: data.byteLength + Buffer.byteLength(partitionKey),
  }));
}
