/** Consumes a stream with the unmodified `lifion-kinesis`. Prints each record and the shard it came from. */
import Kinesis from 'lifion-kinesis';

const { endpoint, leases, ...options } = JSON.parse(process.argv[2]);

const access = {
  region: process.env.AWS_DEFAULT_REGION,
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
};
const consumer = new Kinesis({
  ...access,
  endpoint,
  consumerGroup: 'readers',
  createStreamIfNeeded: false,
  initialPositionInStream: 'TRIM_HORIZON',
  leaseAcquisitionInterval: 200,
  noRecordsPollDelay: 250,
  dynamoDb: { ...access, endpoint: leases, tableName: 'leases' },
  logger: { warn: console.error, error: console.error },
  ...options,
});
consumer.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
consumer.on('data', ({ shardId, records }) => {
  for (const { data } of records) console.log(JSON.stringify({ shardId, data: String(data) }));
});
await consumer.startConsumer();
console.log(JSON.stringify('started'));
