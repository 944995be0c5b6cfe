import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { type Question, questions, stream } from './questions.ts';

/* Kinesalite's answers to the operations of its day were tried against AWS: each must be ours too. */

let simulator: Simulator;
let kinesalite: ChildProcess;
let kinesaliteEndpoint: string;

const options = ['--createStreamMs', '--updateStreamMs', '--deleteStreamMs'].flatMap((name) => [
  name,
  '0',
]);

beforeAll(async () => {
  simulator = await createSimulator({
    clock: 'manual',
    lifecycleMs: 0,
    accountShardLimit: 50,
    limits: false,
  });
  kinesalite = spawn(
    process.execPath,
    ['node_modules/kinesalite/cli.js', '--port', '0', '--shardLimit', '50', ...options],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  if (!kinesalite.stdout) throw new Error('No output to read the port from');
  for await (const line of createInterface(kinesalite.stdout)) {
    const port = /Listening at .*:(\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    kinesaliteEndpoint = `http://127.0.0.1:${port}`;
    break;
  }
});

afterAll(async () => {
  kinesalite.kill();
  await simulator.close();
});

async function ask(endpoint: string, { operation, input }: Question) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Kinesis_20131202.${operation}`,
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? text : JSON.parse(text)) as unknown };
}

/** What is of the moment says only what kind it is. */
function timeless(key: string, value: unknown): unknown {
  if (/Iterator$|SequenceNumber$|Timestamp$/.test(key)) return typeof value;
  return value;
}

/** What of one answer the other has too: AWS has added members since. */
function common(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other))
    return value.map((item, index) => common(item, other[index]));
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(Object(other)).toSorted();
  const members = value as Record<string, unknown>;
  return Object.fromEntries(
    names.map((name) => [
      name,
      timeless(name, common(members[name], Reflect.get(Object(other), name))),
    ]),
  );
}

async function awaitActive(endpoint: string): Promise<void> {
  await expect
    .poll(() => ask(endpoint, { operation: 'DescribeStream', input: { StreamName: stream } }))
    .toMatchObject({ body: { StreamDescription: { StreamStatus: 'ACTIVE' } } });
}

/**
 * An answer that AWS has changed since: a name may be missing since there are ARNs. Where AWS failed, kinesalite does
 * too, and the engine never shall.
 */
function isOutdated({ status, body }: { status: number; body: unknown }): boolean {
  const { message = '' } = Object(body) as { message?: string };
  return status >= 500 || message.includes("Value null at 'streamName'");
}

/** How many could be compared when this was last looked at. It only rises. */
const fewest = 264;

it('what kinesalite answers is answered here', async () => {
  const endpoints = [simulator.endpoint, kinesaliteEndpoint];
  for (const endpoint of endpoints)
    await ask(endpoint, {
      operation: 'CreateStream',
      input: { StreamName: stream, ShardCount: 3 },
    });
  const different: unknown[] = [];
  let compared = 0;
  for (const question of questions) {
    for (const endpoint of endpoints) await awaitActive(endpoint);
    const [ours, theirs] = await Promise.all([
      ask(simulator.endpoint, question),
      ask(kinesaliteEndpoint, question),
    ]);
    if (isOutdated(theirs)) continue;
    compared += 1;
    const here = JSON.stringify({ ...ours, body: common(ours.body, theirs.body) });
    const there = JSON.stringify({ ...theirs, body: common(theirs.body, theirs.body) });
    if (here !== there) different.push({ question, here, there });
  }
  console.log(`conformance: ${compared} of ${questions.length} answers as kinesalite's`);
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThanOrEqual(fewest);
});
