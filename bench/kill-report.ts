import { HttpConnection } from './http-connection.ts';
import { callKinesis } from './kinesis-request.ts';

/** Where the server said that it put a record. */
export interface Placed {
  ShardId: string;
  SequenceNumber: string;
}

/** Where each acknowledged record was said to be. Records are named `writer-number`, and numbers only rise. */
export type Acknowledged = ReadonlyMap<string, Placed>;

export interface KillReport {
  acknowledged: number;
  /** Acknowledged, and not there afterwards. */
  lost: string[];
  /** There more often than they were sent. */
  duplicated: string[];
  /** Before a record of the same shard that was sent, and acknowledged, earlier. */
  misordered: string[];
}

const decode = (data: string) => Buffer.from(data, 'base64').toString();

interface StoredRecord {
  Data: string;
  SequenceNumber: string;
}

async function readShard(
  connection: HttpConnection,
  streamName: string,
  shardId: string,
): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  let { ShardIterator } = await callKinesis<{ ShardIterator: string }>(
    connection,
    'GetShardIterator',
    { StreamName: streamName, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' },
  );
  for (;;) {
    const answer: { Records: StoredRecord[]; NextShardIterator: string } = await callKinesis(
      connection,
      'GetRecords',
      { ShardIterator },
    );
    records.push(...answer.Records);
    if (answer.Records.length === 0) return records;
    ShardIterator = answer.NextShardIterator;
  }
}

/** Holds what was acknowledged against what is stored. */
export async function compareWithStored(
  port: number,
  streamName: string,
  acknowledged: Acknowledged,
  shards: number,
): Promise<KillReport> {
  const report: KillReport = {
    acknowledged: acknowledged.size,
    lost: [],
    duplicated: [],
    misordered: [],
  };
  const connection = await HttpConnection.open(port);
  const found = new Map<string, Placed>();
  for (let shard = 0; shard < shards; shard++) {
    const ShardId = `shardId-${String(shard).padStart(12, '0')}`;
    const newest = new Map<string, number>();
    let last = -1n;
    for (const { Data, SequenceNumber } of await readShard(connection, streamName, ShardId)) {
      const id = decode(Data);
      const [writer = '', number = ''] = id.split('-');
      if (found.has(id)) report.duplicated.push(id);
      found.set(id, { ShardId, SequenceNumber });
      if (BigInt(SequenceNumber) <= last || Number(number) < (newest.get(writer) ?? -1))
        report.misordered.push(id);
      last = BigInt(SequenceNumber);
      newest.set(writer, Number(number));
    }
  }
  connection.close();
  for (const [id, place] of acknowledged) {
    const stored = found.get(id);
    if (stored?.ShardId !== place.ShardId || stored.SequenceNumber !== place.SequenceNumber)
      report.lost.push(id);
  }
  return report;
}
