/** Logs through the unmodified `aws-kinesis-writable`, a stream for Bunyan and its like, on the JavaScript SDK v2. */
import { once } from 'node:events';
import KinesisStream from 'aws-kinesis-writable';

const { endpoint, streamName, count } = JSON.parse(process.argv[2]);

const stream = new KinesisStream({
  endpoint,
  region: process.env.AWS_DEFAULT_REGION,
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
  streamName,
  partitionKey: ({ name }) => name,
  buffer: { length: 10, timeout: 0.1 },
});
stream.on('error', (error) => {
  console.error(error);
  process.exitCode = 1;
});
for (let n = 0; n < count; n++) {
  const entry = { name: `service-${n % 3}`, level: 30, msg: `line ${n}`, v: 0 };
  if (!stream.write(JSON.stringify(entry))) await once(stream, 'drain');
}
