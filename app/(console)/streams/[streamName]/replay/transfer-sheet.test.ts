import { Kinesis } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportSheet, transferSheet } from './transfer-sheet.ts';
import type { CodeSheet } from '#components/code/code-sheet.ts';
import { createSimulator } from '#engine/simulator.ts';
import { isInstalled, type ProgramLanguage, runProgram } from '#engine/testing/run-program.ts';
import { fileMappingSchema, type TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { wholeStream } from '#lib/records/whole-stream.ts';

let simulator: Awaited<ReturnType<typeof createSimulator>>;
let kinesis: Kinesis;
const place = () => ({ region: 'us-east-1', endpoint: simulator.endpoint, takesAnyKey: true });
const textOf = (sheet: CodeSheet, id: string) => sheet.find((tab) => tab.id === id)?.text ?? '';

beforeAll(async () => {
  simulator = await createSimulator({ lifecycleMs: 0 });
  const credentials = { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' };
  const { endpoint } = simulator;
  kinesis = new Kinesis({ region: 'us-east-1', endpoint, credentials });
  await kinesis.createStream({ StreamName: 'orders', ShardCount: 2 });
  for (const [key, user, price] of [
    ['a', 'u-1', 1],
    ['b', 'u-2', 2],
    ['c', 'u-3', 3],
  ] as const)
    await kinesis.putRecord({
      StreamName: 'orders',
      PartitionKey: key,
      Data: Buffer.from(JSON.stringify({ user: { id: user }, price })),
    });
});
afterAll(async () => {
  kinesis.destroy();
  await simulator.close();
});

const lacks = async (language: ProgramLanguage): Promise<boolean> => {
  const check = { shell: 'aws --version', python: 'python3 -c "import boto3"', javascript: 'true' };
  if (await isInstalled(check[language])) return false;
  console.warn(`Skipped: ${check[language]} fails.`);
  return true;
};

/** Keys and data of a stream of one shard, in order. */
async function recordsOf(StreamName: string) {
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName,
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { Records = [] } = await kinesis.getRecords({ ShardIterator });
  return Records.map(({ PartitionKey, Data }) => [PartitionKey, Buffer.from(Data ?? []).toString()])
    .map((parts) => parts.join(' '))
    .toSorted();
}

const replay = (changes: Partial<TransferPlan>, query = {}): TransferPlan => ({
  source: { kind: 'query', query: { ...wholeStream('orders'), readsPerSecond: 5, ...query } },
  keys: { kind: 'original' },
  pace: { kind: 'fast' },
  transform: '',
  keepsOrder: true,
  ...changes,
});

const replays: [string, TransferPlan, string[]][] = [
  [
    'filtered, transformed and re-keyed',
    replay(
      {
        keys: { kind: 'template', template: '{{user.id}}-{{key}}' },
        transform: 'record.value.price *= 10; return record',
      },
      { filter: 'value.price > 1', search: 'U-' },
    ),
    ['u-2-b {"user":{"id":"u-2"},"price":20}', 'u-3-c {"user":{"id":"u-3"},"price":30}'],
  ],
  [
    'with the ranges of its shards, at the original pace, as many as are wanted',
    replay(
      { keys: { kind: 'ranges' }, pace: { kind: 'original', factor: 1_000 } },
      { until: { type: 'count', count: 3 } },
    ),
    [
      'a {"user":{"id":"u-1"},"price":1}',
      'b {"user":{"id":"u-2"},"price":2}',
      'c {"user":{"id":"u-3"},"price":3}',
    ],
  ],
  [
    'dropped and doubled',
    replay({ transform: 'record.key === "a" ? [{ text: "1" }, { key: "z", text: "2" }] : null' }),
    ['a 1', 'z 2'],
  ],
];

test.each(replays.map((one, at) => [...one, `target-${at}`] as const))(
  'the JavaScript program replays %s',
  async (_, plan, records, streamName) => {
    await kinesis.createStream({ StreamName: streamName, ShardCount: 1 });
    const sheet = transferSheet(plan, { streamName, isHere: true }, place());
    await runProgram('javascript', textOf(sheet, 'javascript'));
    expect(await recordsOf(streamName)).toEqual(records);
  },
  60_000,
);

test('the commands replay a page of each shard', async () => {
  if (await lacks('shell')) return;
  await kinesis.createStream({ StreamName: 'by-cli', ShardCount: 1 });
  const sheet = transferSheet(replay({}), { streamName: 'by-cli', isHere: true }, place());
  await runProgram('shell', textOf(sheet, 'cli'));
  const keys = (await recordsOf('by-cli')).map((text) => text.split(' ')[0]);
  expect(keys).toEqual(['a', 'b', 'c']);
}, 120_000);

test.each(['javascript', 'python'] as const)('the %s program exports', async (language) => {
  if (await lacks(language)) return;
  const query = { ...wholeStream('orders'), readsPerSecond: 5 };
  const text = textOf(exportSheet(query, 'csv', [], place()), language);
  const rows = (await runProgram(language, text))
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  expect(
    rows.map(({ partition_key: key }) => String(key)).toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(['a', 'b', 'c']);
  const [first] = rows;
  expect(JSON.parse(Buffer.from(first.data_base64, 'base64').toString())).toHaveProperty('price');
});

test.each([
  ['javascript', 'ndjson', '{"k":"x","d":"aGk="}\n{"k":"y","d":"aG8="}\n'],
  ['python', 'ndjson', '{"k":"x","d":"aGk="}\n{"k":"y","d":"aG8="}\n'],
  ['python', 'csv', 'k,d\nx,aGk=\ny,aG8=\n'],
] as const)('the %s program imports %s', async (language, format, file) => {
  if (await lacks(language)) return;
  const streamName = `import-${language}-${format}`;
  await kinesis.createStream({ StreamName: streamName, ShardCount: 1 });
  const mapping = fileMappingSchema.parse({
    format,
    data: { column: 'd', encoding: 'base64' },
    key: { kind: 'column', column: 'k' },
  });
  const source = { kind: 'file', fileId: '', fileName: `a.${format}`, mapping } as const;
  const sheet = transferSheet(replay({ source }), { streamName, isHere: true }, place());
  await runProgram(language, textOf(sheet, language), file);
  expect(await recordsOf(streamName)).toEqual(['x hi', 'y ho']);
});
