import {
  CreateStreamCommand,
  KinesisClient,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { textOf } from './sdk-client.ts';
import { withSimulator } from './with-simulator.ts';

const stream = { StreamName: 'pushed' };

it.each([
  ['h2c', false, () => new NodeHttp2Handler({ disableConcurrentStreams: true })],
  ['HTTP/1.1', false, () => new NodeHttpHandler()],
  [
    'HTTP/2 over TLS',
    true,
    (ca: string) =>
      new NodeHttp2Handler({ disableConcurrentStreams: true, nodeHttp2ConnectOptions: { ca } }),
  ],
  [
    'HTTP/1.1 over TLS',
    true,
    (ca: string) => new NodeHttpHandler({ httpsAgent: new Agent({ ca }) }),
  ],
])("pushes a shard's records to the JavaScript SDK over %s", (_, isTls, handlerWith) =>
  withSimulator(async ({ endpoint, tlsEndpoint, dataDir }) => {
    // The first who asks over TLS has the certificate made, which this client is then told to trust.
    if (isTls) await fetch(tlsEndpoint).catch(() => {});
    const ca = isTls ? await readFile(join(dataDir, 'tls', 'cert.pem'), 'utf8') : '';
    const client = new KinesisClient({
      endpoint: isTls ? tlsEndpoint : endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
      requestHandler: handlerWith(ca),
    });
    await client.send(new CreateStreamCommand({ ...stream, ShardCount: 1 }));
    const put = (text: string) =>
      client.send(new PutRecordCommand({ ...stream, PartitionKey: 'k', Data: Buffer.from(text) }));
    const { Consumer } = await client.send(
      new RegisterStreamConsumerCommand({
        StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/pushed',
        ConsumerName: 'reader',
      }),
    );
    await put('early');
    const { EventStream = [] } = await client.send(
      new SubscribeToShardCommand({
        ConsumerARN: Consumer?.ConsumerARN,
        ShardId: 'shardId-000000000000',
        StartingPosition: { Type: 'TRIM_HORIZON' },
      }),
    );
    const seen: string[] = [];
    for await (const { SubscribeToShardEvent } of EventStream) {
      seen.push(...(SubscribeToShardEvent?.Records ?? []).map(textOf));
      if (seen.length === 1) await put('late');
      if (seen.length >= 2) break;
    }
    expect(seen).toEqual(['early', 'late']);
    client.destroy();
  }),
);
