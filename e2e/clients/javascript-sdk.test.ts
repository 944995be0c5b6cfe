import {
  CreateStreamCommand,
  DeleteStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListStreamsCommand,
  PutRecordCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { expect, it } from 'vitest';
import { withSimulator } from './with-simulator.ts';

it('serves the JavaScript SDK with its default HTTP/2 handler', () =>
  withSimulator(async ({ endpoint }) => {
    const client = new KinesisClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
    });
    expect(client.config.requestHandler.metadata?.handlerProtocol).toBe('h2');
    const stream = { StreamName: 'from-javascript' };
    try {
      await client.send(new CreateStreamCommand({ ...stream, ShardCount: 1 }));
      await waitUntilStreamExists({ client, maxWaitTime: 30 }, stream);
      const { ShardId, SequenceNumber } = await client.send(
        new PutRecordCommand({ ...stream, PartitionKey: 'user-1', Data: Buffer.from('one') }),
      );
      const { ShardIterator } = await client.send(
        new GetShardIteratorCommand({
          ...stream,
          ShardId,
          ShardIteratorType: 'AT_SEQUENCE_NUMBER',
          StartingSequenceNumber: SequenceNumber,
        }),
      );
      const { Records } = await client.send(new GetRecordsCommand({ ShardIterator }));
      expect(Records).toHaveLength(1);
      expect(Records?.[0]).toMatchObject({
        SequenceNumber,
        PartitionKey: 'user-1',
        Data: new Uint8Array(Buffer.from('one')),
      });
      await client.send(new DeleteStreamCommand(stream));
      expect((await client.send(new ListStreamsCommand())).StreamNames).toEqual([]);
    } finally {
      client.destroy();
    }
  }));
