import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { EventFrames } from './event-frames.ts';
import { kinesisTarget, requestHeaders } from './kinesis-request.ts';

export interface DeliveredRecord {
  SequenceNumber: string;
  Data: string;
}

/** Of a shard that has been read to its end. */
export interface ChildShard {
  ShardId: string;
  ParentShards: string[];
}

export interface ShardEvent {
  Records: DeliveredRecord[];
  ContinuationSequenceNumber?: string;
  ChildShards?: ChildShard[];
}

export interface SubscribeInput {
  ConsumerARN: string;
  ShardId: string;
  StartingPosition: { Type: string; SequenceNumber?: string };
}

/** A subscription that has begun: what is put from now on is delivered. */
export interface OpenSubscription {
  /** How it ended: the name of an exception, `over` where the server ended it, `broken` where the connection did. */
  ended: Promise<string>;
  close(): void;
}

async function refusalOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return /"__type":"(?:[^"#]*#)?(\w+)"/.exec(text)?.[1] ?? `${response.statusCode}: ${text}`;
}

/**
 * SubscribeToShard over HTTP/1.1 without the SDK, whose decoding would cost the client more than delivering costs the
 * server. Resolves when the first message is there; fails where the connection breaks before it.
 */
export async function subscribeToShard(
  port: number,
  input: SubscribeInput,
  onEvent: (event: ShardEvent) => void,
): Promise<OpenSubscription> {
  const body = JSON.stringify(input);
  const headers = {
    ...requestHeaders(kinesisTarget('SubscribeToShard')),
    'Content-Length': `${Buffer.byteLength(body)}`,
  };
  const call = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false });
  call.end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  call.on('error', () => undefined);
  const close = () => void call.destroy();
  if (response.statusCode !== 200)
    return { ended: Promise.resolve(await refusalOf(response)), close };

  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  const frames = new EventFrames();
  response.on('data', (chunk: Buffer) => {
    for (const { headers: of, payload } of frames.push(chunk)) {
      begun.resolve();
      const exception = of.get('exception-type') ?? of.get('error-code');
      if (exception) ended.resolve(exception);
      // The servers under test answer as AWS documents it.
      else if (of.get('event-type') === 'SubscribeToShardEvent')
        onEvent(JSON.parse(payload.toString()) as ShardEvent);
    }
  });
  response.on('error', () => ended.resolve('broken'));
  response.on('close', () => {
    ended.resolve(response.complete ? 'over' : 'broken');
    begun.resolve();
  });
  await begun.promise;
  return { ended: ended.promise, close };
}
