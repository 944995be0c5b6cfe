import { runInNewContext } from 'node:vm';
import { faker } from '@faker-js/faker';
import { Kinesis } from '@aws-sdk/client-kinesis';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatorSheet } from './generator-sheet.ts';
import { fakeExpression, templateExpression } from './template-program.ts';
import { javascriptShape, keyFormula, rateFormula } from './shape-program.ts';
import { createSimulator } from '#engine/simulator.ts';
import { isInstalled, runProgram, startProgram } from '#engine/testing/run-program.ts';
import { fakes } from '#lib/jobs/fakes.ts';
import type { KeyShape } from '#lib/jobs/key-shape.ts';
import { plainSending } from '#lib/jobs/sending.ts';
import { templateGallery } from '#lib/jobs/template-gallery.ts';
import { rateAt, type TrafficShape } from '#lib/jobs/traffic-shape.ts';

let simulator: Awaited<ReturnType<typeof createSimulator>>;
let kinesis: Kinesis;
const place = () => ({
  region: 'us-east-1',
  endpoint: simulator.endpoint,
  takesAnyKey: true,
});

beforeAll(async () => {
  simulator = await createSimulator({ lifecycleMs: 0 });
  const credentials = { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' };
  kinesis = new Kinesis({ region: 'us-east-1', endpoint: simulator.endpoint, credentials });
});
afterAll(async () => {
  kinesis.destroy();
  await simulator.close();
});

const planOf = (streamName: string, template: string) => ({
  streamName,
  template,
  recordsPerSecond: 200,
  keyShape: { kind: 'entities', prefix: 'user-', keys: 3 } as const,
  traffic: { kind: 'constant' } as const,
  sending: plainSending,
  tail: null,
});

/** Evaluates an expression as the program would. */
const evaluate = (expression: string, names: Record<string, unknown>): unknown =>
  runInNewContext(`(${expression})`, names);

test('each word of made-up data is written as what makes it', () => {
  faker.setDefaultRefDate('2026-11-22T00:00:00Z');
  for (const [name, make] of Object.entries(fakes)) {
    faker.seed(7);
    const made = make(faker);
    faker.seed(7);
    expect(evaluate(fakeExpression(name), { faker }), name).toEqual(made);
  }
});

const inString = (value: unknown) => JSON.stringify(String(value)).slice(1, -1);

test.each(templateGallery)('$name is written as an expression that makes its records', (one) => {
  const names = { faker, inString, key: 'a"b', number: 3, turn: 2, startedMs: 0 };
  const text = String(evaluate(templateExpression(one.template), names));
  if (one.template.startsWith('{\n')) expect(Object.values(JSON.parse(text))).toContain('a"b');
  else expect(text).toContain('a"b');
});

const traffics: TrafficShape[] = [
  { kind: 'constant' },
  { kind: 'wave', lowest: 10, periodSeconds: 60 },
  { kind: 'spike', peak: 900, afterSeconds: 10, forSeconds: 5 },
  { kind: 'ramp', to: 500, overSeconds: 30 },
  { kind: 'bursts', peak: 700, forSeconds: 3, everySeconds: 9 },
  { kind: 'recorded', streamName: 'a', fromMs: 0, stepSeconds: 10, rates: [1, 4, 2] },
];

test.each(traffics)('$kind traffic has the rate of the generator at any time', (shape) => {
  const formula = rateFormula({ shape, recordsPerSecond: 100 }, javascriptShape);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 120_000 }), (ms) => {
      const shown = Number(evaluate(formula, { seconds: ms / 1_000 }));
      expect(shown).toBeCloseTo(rateAt({ shape, recordsPerSecond: 100 }, ms), 6);
    }),
  );
});

test('a hot key is hot while its burst lasts, and the others are of the shape', () => {
  const shape: KeyShape = {
    kind: 'hot',
    prefix: 'user-',
    keys: 2,
    hotKey: 'star',
    share: 1,
    burst: { seconds: 5, everySeconds: 10 },
  };
  const at = (seconds: number) =>
    evaluate(keyFormula(shape, javascriptShape), { seconds, number: 1 });
  expect(at(12)).toBe('star');
  expect(at(7)).toMatch(/^user-[12]$/);
});

const recordsIn = async (StreamName: string) => {
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName,
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  return (await kinesis.getRecords({ ShardIterator })).Records ?? [];
};

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo()));
};

const samples = [{ key: 'user-1', text: '{"say":"it’s \\"so\\""}' }];
const textOf = (id: string, plan: ReturnType<typeof planOf>) =>
  generatorSheet(plan, samples, place()).find((tab) => tab.id === id)?.text ?? '';

test.each(['javascript', 'python'] as const)(
  'the %s program writes',
  async (language) => {
    if (language === 'python' && !(await isInstalled('python3 -c "import boto3"'))) {
      console.warn('Skipped: python3 or boto3 is not installed.');
      return;
    }
    const StreamName = `by-${language}`;
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    const template = '{"who":"{{key}}","n":{{n}},"name":"{{person.fullName}}"}';
    const program = startProgram(language, textOf(language, planOf(StreamName, template)));
    try {
      await until(async () => (await recordsIn(StreamName)).length >= 10);
    } finally {
      program.kill('SIGKILL');
    }
    const records = await recordsIn(StreamName);
    expect(records.slice(0, 4).map(({ PartitionKey }) => PartitionKey)).toEqual([
      'user-1',
      'user-2',
      'user-3',
      'user-1',
    ]);
    const first = Buffer.from(records[0]?.Data ?? []).toString();
    if (language === 'python') expect(first).toBe(samples[0]?.text);
    else expect(JSON.parse(first)).toMatchObject({ who: 'user-1', n: 1 });
  },
  60_000,
);

test('the AWS CLI takes the command', async () => {
  if (!(await isInstalled('aws --version'))) {
    console.warn('Skipped: the AWS CLI (aws) is not installed.');
    return;
  }
  await kinesis.createStream({ StreamName: 'by-cli', ShardCount: 1 });
  await runProgram('shell', textOf('cli', planOf('by-cli', 'x')));
  expect(await recordsIn('by-cli')).toMatchObject([{ PartitionKey: 'user-1' }]);
}, 60_000);
