/** Aggregates records as the KPL does, with the unmodified `aws-kinesis-agg`, puts them, and takes apart what it reads. */
import {
  KinesisClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { deaggregateSync, RecordAggregator } from 'aws-kinesis-agg';

const { endpoint, StreamName, count } = JSON.parse(process.argv[2]);
const client = new KinesisClient({ endpoint });

const aggregateOf = (kind) => {
  const aggregator = new RecordAggregator();
  for (let n = 0; n < count; n++)
    aggregator.addUserRecord({
      partitionKey: `user-${n % 7}`,
      explicitHashKey: String(n),
      data: Buffer.from(`${kind} ${n}`),
    });
  const { partitionKey, data, ExplicitHashKey } = aggregator.build();
  return { PartitionKey: partitionKey, ExplicitHashKey, Data: data };
};
const plain = { PartitionKey: 'alone', ExplicitHashKey: '0', Data: Buffer.from('plain') };

await client.send(new PutRecordCommand({ StreamName, ...aggregateOf('one') }));
const { FailedRecordCount } = await client.send(
  new PutRecordsCommand({ StreamName, Records: [aggregateOf('two'), plain, aggregateOf('three')] }),
);

/** What is no aggregate comes back as it is. */
function takeApart({ Data, PartitionKey, SequenceNumber }) {
  let taken = [];
  const record = {
    data: Buffer.from(Data).toString('base64'),
    partitionKey: PartitionKey,
    sequenceNumber: SequenceNumber,
  };
  deaggregateSync(record, true, (error, records) => {
    if (error) throw error;
    taken = records;
  });
  return taken.map(({ partitionKey, subSequenceNumber, data }) => [
    partitionKey,
    subSequenceNumber ?? null,
    Buffer.from(data, 'base64').toString(),
  ]);
}

const read = [];
const { Shards } = await client.send(new ListShardsCommand({ StreamName }));
for (const { ShardId } of Shards) {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  );
  const { Records } = await client.send(new GetRecordsCommand({ ShardIterator }));
  read.push(...Records.flatMap(takeApart));
}
console.log(JSON.stringify({ FailedRecordCount, read }));
client.destroy();
