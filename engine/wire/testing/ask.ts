import { match } from 'node:assert/strict';
import type { Caller, DirectOperation } from '#engine/core/service.ts';
import { dropped, type Reply } from '#engine/wire/exchange.ts';
import type { LogEntry } from '#engine/wire/log.ts';
import { createPipeline } from '#engine/wire/pipeline.ts';
import { stubKinesis } from './stub-service.ts';

export type Run = (operation: string, caller: Caller, input: unknown) => unknown;

type Schemas = Readonly<Record<string, unknown>>;

/** A signed PutRecord, as far as its head goes. */
export const usualHeaders = {
  host: 'localhost',
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'Kinesis_20131202.PutRecord',
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/kinesis/aws4_request, SignedHeaders=host, Signature=0a',
  'x-amz-date': '20261122T000000Z',
};

export interface Question {
  readonly method?: string;
  readonly url?: string;
  /** Beside the usual ones; `undefined` takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
  readonly run?: Run;
  readonly direct?: Record<string, DirectOperation>;
}

export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly log: readonly LogEntry[];
}

function describeReply({ status, headers, body }: Reply, log: readonly LogEntry[]): Seen {
  const named: Record<string, string> = {};
  for (let index = 0; index < headers.length; index += 2)
    named[headers[index] ?? ''] = headers[index + 1] ?? '';
  match(named['x-amzn-RequestId'] ?? '', /^[0-9a-f-]{36}$/);
  return { status, headers: named, body: Buffer.from(body).toString(), log };
}

/**
 * Has one request answered by a front door with Kinesis and CloudWatch behind it. A stream name of PutRecord may have
 * three letters.
 * @param kinesis @param cloudwatch the SDK packages' exports
 */
export const createAsk =
  (kinesis: Schemas, cloudwatch: Schemas) =>
  ({
    method = 'POST',
    url = '/',
    headers = {},
    body = '{}',
    ...behaviour
  }: Question): Promise<Seen> => {
    const log: LogEntry[] = [];
    const constraints = { PutRecord: { StreamName: { max: 3 } } };
    const streams = stubKinesis({ schemas: kinesis, constraints, ...behaviour });
    const metrics = {
      ...streams,
      id: 'cloudwatch',
      signingName: 'monitoring',
      targetPrefix: 'GraniteServiceVersion20100801',
      hasExtendedRequestId: false,
      schemas: cloudwatch,
      constraints: {},
    };
    const pipeline = createPipeline({
      services: [streams, metrics],
      defaults: { accountId: '000000000000', region: 'us-east-1' },
      log: (entry) => log.push(entry),
    });
    const entries = Object.entries({ ...usualHeaders, ...headers });
    const sent = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    return new Promise((resolve, reject) => {
      pipeline.handle({ method, url, headers: sent, body: Buffer.from(body) }, (reply) =>
        reply === dropped ? reject(new Error(dropped)) : resolve(describeReply(reply, log)),
      );
    });
  };
