import { explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { type HashKeyRange, rangeContains } from '#lib/kinesis/hash-key-range.ts';
import { readAggregate } from '#lib/records/decode/kpl-aggregate.ts';

export interface UserRecords {
  /** Records that a consumer is given: those of an aggregate, or the one that is no aggregate. */
  readonly userRecords: number;
  /** Records of an aggregate that is left out, because one of them belongs to another shard. */
  readonly outside: number;
}

/**
 * What the KCL gives a consumer of a record. It leaves an aggregate out as a whole when the hash key of any record in it
 * lies outside of the shard's range: a producer that knew of an earlier resharding only put it together, and its records
 * may be in the right shard too. https://github.com/awslabs/amazon-kinesis-client (AggregatorUtil)
 */
export function userRecordsIn(data: Uint8Array, range: HashKeyRange | undefined): UserRecords {
  const aggregate = readAggregate(data);
  if (!aggregate.ok) return { userRecords: 1, outside: 0 };
  const { records } = aggregate.message;
  const isInside =
    range === undefined ||
    records.every(({ partitionKey, explicitHashKey }) =>
      rangeContains(range, BigInt(explicitHashKey ?? explicitHashKeyOf(partitionKey))),
    );
  return isInside
    ? { userRecords: records.length, outside: 0 }
    : { userRecords: 0, outside: records.length };
}
