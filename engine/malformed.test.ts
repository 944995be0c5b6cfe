import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations as labOperations } from '#engine/lab/index.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import type { LogEntry } from './wire/log.ts';

type OperationSchema = [9, string, string, unknown, Ref, Ref];
type Ref = Parameters<typeof NormalizedSchema.of>[0];

const isOperation = (schema: unknown): schema is OperationSchema =>
  Array.isArray(schema) && schema[0] === 9;

/** Every operation that the engine has a schema for: its target and its input. */
const operations = [
  ['Kinesis_20131202', kinesis] as const,
  ['GraniteServiceVersion20100801', cloudwatch] as const,
].flatMap(([prefix, schemas]) =>
  Object.values<unknown>(schemas)
    .filter(isOperation)
    .map(([, , name, , input]) => ({
      target: `${prefix}.${name}`,
      input: NormalizedSchema.of(input),
    })),
);

const arn = 'arn:aws:kinesis:us-east-1:000000000000:stream/fuzz';

const strings = fc.oneof(
  fc.constantFrom('fuzz', 'shardId-000000000000', 'TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP', arn),
  fc.constantFrom('AWS/Kinesis', 'IncomingBytes', 'Sum', '0', '1', `${2n ** 128n}`, '9'.repeat(56)),
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '\ud800',
    '\0',
    '../..',
    ' ',
    'ß',
    '👩‍👩‍👧',
    'a'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.base64String({ maxLength: 400 }),
);

const numbers = fc.oneof(
  fc.integer({ min: -2, max: 12 }),
  fc.integer(),
  fc.double(),
  fc.constantFrom(1.5, 2 ** 53, -0, 1e300, 1_795_305_600, 1_795_305_599.999),
);

const anything = fc.jsonValue({ maxDepth: 4 });

/** Values that fit a schema, mostly: so that they get past the first check and meet the next. */
function valuesOf(schema: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> {
  const odd = { arbitrary: anything, weight: 1 };
  const mostly = (fit: fc.Arbitrary<unknown>) => fc.oneof({ arbitrary: fit, weight: 30 }, odd);
  if (depth > 6) return anything;
  if (schema.isStructSchema())
    return mostly(
      fc.record(
        Object.fromEntries(
          [...schema.structIterator()].map(([name, member]) => [name, valuesOf(member, depth + 1)]),
        ),
        { requiredKeys: [] },
      ),
    );
  if (schema.isListSchema())
    return mostly(fc.array(valuesOf(schema.getValueSchema(), depth + 1), { maxLength: 4 }));
  if (schema.isMapSchema())
    return mostly(
      fc.dictionary(strings, valuesOf(schema.getValueSchema(), depth + 1), { maxKeys: 4 }),
    );
  if (schema.isStringSchema()) return mostly(strings);
  if (schema.isBooleanSchema()) return mostly(fc.boolean());
  if (schema.isBlobSchema()) return mostly(fc.base64String({ maxLength: 40 }));
  return mostly(numbers);
}

let simulator: Simulator;
const log: LogEntry[] = [];

async function send(target: string, body: string): Promise<{ status: number; text: string }> {
  const response = await fetch(simulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/s/aws4_request, SignedHeaders=host, Signature=0',
    },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** 200 or a refusal in AWS's form: never a fault of the engine's own, nor a line in its log. */
async function expectAnswer(target: string, body: string): Promise<void> {
  const { status, text } = await send(target, body);
  expect({ status, text, log: log.splice(0) }).toMatchObject({
    status: expect.toSatisfy(
      (code) => code === 200 || (code >= 400 && code < 500),
      'no fault',
    ) as unknown,
    log: [],
  });
  if (status !== 200) expect(JSON.parse(text)).toHaveProperty('__type');
}

beforeAll(async () => {
  simulator = await createSimulator({
    clock: 'manual',
    lifecycleMs: 0,
    accountShardLimit: 50,
    log: (entry) => log.push(entry),
  });
});

// Some operation may have deleted it.
beforeEach(async () => {
  await send('Kinesis_20131202.CreateStream', '{"StreamName":"fuzz","ShardCount":2}');
});

afterAll(() => simulator.close());

describe('nothing that is sent makes the engine fail', () => {
  it.each(operations)('$target', async ({ target, input }) => {
    await fc.assert(
      fc.asyncProperty(valuesOf(input), (value) => expectAnswer(target, JSON.stringify(value))),
      { numRuns: 60 },
    );
  });

  it.each(Object.keys(labOperations))('the lab: %s', async (name) => {
    const bodies = fc.dictionary(strings, anything).map((body) => JSON.stringify(body));
    const target = `KinetoscopeLab_20261122.${name}`;
    await fc.assert(fc.asyncProperty(bodies, (body) => expectAnswer(target, body)));
  });

  it('with bodies that nobody would send', async () => {
    const targets = fc.constantFrom('Kinesis_20131202.PutRecord', 'Kinesis_20131202.PutRecords');
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((text) => text.slice(1)),
    );
    await fc.assert(fc.asyncProperty(targets, bodies, expectAnswer), { numRuns: 300 });
  });

  it('with targets that nobody has', async () => {
    const printable = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim());
    await fc.assert(fc.asyncProperty(printable, (target) => expectAnswer(target, '{}')));
  });
});
