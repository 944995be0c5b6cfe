import {
  KinesisClient,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
  type SubscribeToShardEvent,
  type SubscribeToShardInput,
} from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { account, StreamName } from './clicks-stream.ts';

export const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/${StreamName}`;

/** The ways to a simulator that a JavaScript client may take; over HTTP/2 is what it does by itself. */
export const transports = {
  'HTTP/2': () => new NodeHttp2Handler({ disableConcurrentStreams: true }),
  'HTTP/1.1': () => new NodeHttpHandler(),
};

export const clientOver = (endpoint: string, transport: keyof typeof transports) =>
  new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: transports[transport](),
    maxAttempts: 1,
  });

export async function register(client: KinesisClient, ConsumerName = 'reader'): Promise<string> {
  const command = new RegisterStreamConsumerCommand({ StreamARN, ConsumerName });
  const { Consumer } = await client.send(command);
  return Consumer?.ConsumerARN ?? '';
}

/** A subscription that is open, event by event. */
interface OpenSubscription {
  /** The next event, or `undefined` when the stream has ended. */
  next(): Promise<SubscribeToShardEvent | undefined>;
  /** The data of so many records, and no more, from as many events as they come in. */
  texts(count: number): Promise<string[]>;
}

/** To the first shard from its start unless `input` says otherwise. */
export async function subscribe(
  client: KinesisClient,
  ConsumerARN: string,
  input: Partial<SubscribeToShardInput> = {},
): Promise<OpenSubscription> {
  const { EventStream } = await client.send(
    new SubscribeToShardCommand({
      ConsumerARN,
      ShardId: 'shardId-000000000000',
      StartingPosition: { Type: 'TRIM_HORIZON' },
      ...input,
    }),
  );
  const events = EventStream?.[Symbol.asyncIterator]();
  const next = async (): Promise<SubscribeToShardEvent | undefined> =>
    (await events?.next())?.value?.SubscribeToShardEvent;
  return {
    next,
    async texts(count) {
      const texts: string[] = [];
      while (texts.length < count) {
        const data = dataOf(await next());
        if (data.length === 0) throw new Error(`Nothing more came after ${texts.length}.`);
        texts.push(...data);
      }
      return texts;
    },
  };
}

export const dataOf = ({ Records = [] }: Partial<SubscribeToShardEvent> = {}): string[] =>
  Records.map(({ Data }) => Buffer.from(Data ?? []).toString());
