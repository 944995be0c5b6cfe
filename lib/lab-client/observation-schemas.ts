import {
  boolean,
  list,
  number,
  operation,
  structure,
  text,
  timestamp,
} from '#lib/lab-client/schema-parts.ts';

const reader = structure(
  'StreamReader',
  {
    ShardId: text,
    AccessKeyId: text,
    UserAgent: text,
    Finished: boolean,
    ReadsPerSecond: number,
    RecordsPerSecond: number,
    BytesPerSecond: number,
    ThrottledReads: number,
    ConsumerName: text,
    LastReadAt: timestamp,
    SequenceNumber: text,
    ApproximateArrivalTimestamp: timestamp,
    MillisBehindLatest: number,
    RecordsBehind: number,
    OldestRecordAt: timestamp,
    TipAt: timestamp,
  },
  8,
);
const readers = list('StreamReaderList', reader);

const heavyKey = structure(
  'HeavyKey',
  {
    PartitionKey: text,
    RecordShare: number,
    ByteShare: number,
    RecordShareOverestimate: number,
    ByteShareOverestimate: number,
  },
  5,
);
const heavyKeys = list('HeavyKeyList', heavyKey);
const shard = structure(
  'ShardHeavyKeys',
  {
    ShardId: text,
    Records: number,
    Bytes: number,
    SampledShare: number,
    Keys: () => heavyKeys,
  },
  5,
);
const shards = list('ShardHeavyKeysList', shard);

/** The schemas of the operations that observe. */
export const observationSchemas = {
  GetHeavyKeys: operation(
    'GetHeavyKeys',
    structure('GetHeavyKeysInput', { StreamName: text, ShardId: text, MaxKeys: number }, 1),
    structure(
      'GetHeavyKeysOutput',
      { Since: timestamp, Shards: () => shards, OmittedShards: number },
      3,
    ),
  ),
  ListReaders: operation(
    'ListReaders',
    structure('ListReadersInput', { StreamName: text, NextToken: text, MaxResults: number }, 1),
    structure('ListReadersOutput', { Readers: () => readers, NextToken: text }, 1),
  ),
};
