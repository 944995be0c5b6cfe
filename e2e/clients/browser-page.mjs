/** What a page does with the JavaScript SDK when it is told to: it creates, puts, reads and fails, and tells what it saw. */
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';

const StreamName = 'from-a-page';

/** @param {string} endpoint */
globalThis.tell = async (endpoint) => {
  const client = new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
    maxAttempts: 1,
  });
  await client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  const put = await client.send(
    new PutRecordCommand({
      StreamName,
      PartitionKey: 'user-1',
      Data: new TextEncoder().encode('größe'),
    }),
  );
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName,
      ShardId: put.ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  const { Records, $metadata } = await client.send(new GetRecordsCommand({ ShardIterator }));
  const refused = await client
    .send(new DescribeStreamSummaryCommand({ StreamName: 'absent' }))
    .catch((error) => error);
  return {
    put: put.SequenceNumber,
    read: Records.map(({ SequenceNumber, Data }) => [
      SequenceNumber,
      new TextDecoder().decode(Data),
    ]),
    requestId: $metadata.requestId,
    extendedRequestId: $metadata.extendedRequestId,
    refused: {
      name: refused.name,
      message: refused.message,
      status: refused.$metadata.httpStatusCode,
      requestId: refused.$metadata.requestId,
    },
  };
};
