/** Asks who reads a stream: a row a reader and shard, by shard, and of one shard in the order in which they came. */
export interface ListReadersInput {
  StreamName: string | undefined;
  /** From the reply before. */
  NextToken?: string | undefined;
  /** From 1 to 1,000; 100 when left out. */
  MaxResults?: number | undefined;
}

export interface ListReadersOutput {
  Readers: StreamReader[] | undefined;
  /** Missing on the last page. */
  NextToken?: string | undefined;
}

/** Whoever reads a shard with one access key, user agent and consumer. */
export interface StreamReader {
  ShardId: string | undefined;
  AccessKeyId: string | undefined;
  /** Its first 256 characters. */
  UserAgent: string | undefined;
  /** Of enhanced fan-out; missing for a reader that polls. */
  ConsumerName?: string | undefined;
  /** Whether it has read a closed shard to its end. */
  Finished: boolean | undefined;
  /** Calls of GetRecords that were answered, or events, per second of the last minute. */
  ReadsPerSecond: number | undefined;
  RecordsPerSecond: number | undefined;
  /** Of data. */
  BytesPerSecond: number | undefined;
  /** Reads, or subscriptions, that a limit refused in the last minute. */
  ThrottledReads: number | undefined;
  /** When it was last answered; missing for a reader that only was refused. */
  LastReadAt?: Date | undefined;
  /** Of the last record it was given; missing before the first. */
  SequenceNumber?: string | undefined;
  ApproximateArrivalTimestamp?: Date | undefined;
  /** Age of the oldest kept record that it has not been given, now; 0 when it has all. */
  MillisBehindLatest?: number | undefined;
  /** How many kept records it has not been given. */
  RecordsBehind?: number | undefined;
  /** When the oldest record that the shard keeps arrived: the trim horizon. Missing for an empty shard. */
  OldestRecordAt?: Date | undefined;
  /** When its newest record arrived. */
  TipAt?: Date | undefined;
}

/** Asks for the heaviest partition keys of the last minute. */
export interface GetHeavyKeysInput {
  StreamName: string | undefined;
  /** Left out, the shards that took records, the busiest first, at most 500. */
  ShardId?: string | undefined;
  /** Of each shard, from 1 to 16; 10 when left out. */
  MaxKeys?: number | undefined;
}

export interface GetHeavyKeysOutput {
  /** What came since then is counted: 50 to 60 seconds. */
  Since: Date | undefined;
  Shards: ShardHeavyKeys[] | undefined;
  /** How many busy shards were left out. */
  OmittedShards: number | undefined;
}

/** What a shard stored in the last minute. Records that its limits refused are not counted. */
export interface ShardHeavyKeys {
  ShardId: string | undefined;
  Records: number | undefined;
  /** Of data and partition keys. */
  Bytes: number | undefined;
  /** The share of the records whose key was looked at. Below 1 all figures are estimates from these. */
  SampledShare: number | undefined;
  /** The heaviest first. A key with more than 1/16 of the load, measured by the limit that binds, is always there. */
  Keys: HeavyKey[] | undefined;
}

/** Shares of the shard's records and bytes, from 0 to 1. What is surely the key's is its share less the overestimate. */
interface HeavyKey {
  PartitionKey: string | undefined;
  RecordShare: number | undefined;
  ByteShare: number | undefined;
  /** At most so much of the share is of other keys. */
  RecordShareOverestimate: number | undefined;
  ByteShareOverestimate: number | undefined;
}
