import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import type { LocatedShard } from '#lib/jobs/shard-locator.ts';
import { parseHashKeyRange } from '#lib/kinesis/hash-key-range.ts';

/** What generators must know of a stream beside what PutRecords answers. */
export interface StreamFacts {
  /** The open shards. */
  shards(connection: Connection, streamName: string): Promise<LocatedShard[]>;
  /** Whether there is no such stream, or soon will be none. Fails where nobody says. */
  isGone(connection: Connection, streamName: string): Promise<boolean>;
}

export const streamFacts: StreamFacts = {
  async shards(connection, streamName) {
    const found: LocatedShard[] = [];
    let token: string | undefined;
    do {
      const page = await call(
        connection,
        'kinesis',
        'ListShards',
        token === undefined
          ? { StreamName: streamName, ShardFilter: { Type: 'AT_LATEST' } }
          : { NextToken: token },
      );
      for (const { ShardId: shardId, HashKeyRange } of page.Shards ?? [])
        if (shardId && HashKeyRange)
          found.push({ shardId, range: parseHashKeyRange(HashKeyRange) });
      token = page.NextToken;
    } while (token !== undefined);
    return found;
  },
  async isGone(connection, streamName) {
    try {
      const { StreamDescriptionSummary: summary } = await call(
        connection,
        'kinesis',
        'DescribeStreamSummary',
        { StreamName: streamName },
      );
      return summary?.StreamStatus === 'DELETING';
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return true;
      throw error;
    }
  },
};
