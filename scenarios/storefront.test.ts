import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { clientsOf } from '#lib/aws/clients.ts';
import { type Connection, connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { generatorPlanSchema } from '#lib/jobs/generator-plan.ts';
import type { KeyPhase } from '#lib/jobs/key-shape.ts';
import { forecastShards, loadOf, spreadOverShards } from '#lib/jobs/shard-forecast.ts';
import { compileTemplate } from '#lib/jobs/template.ts';
import { englishWords } from '#lib/jobs/english-words.ts';
import { parseHashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import { startStorefront } from '#scenarios/storefront.ts';
import { storefrontGenerators, storefrontStreamName } from '#scenarios/storefront-plan.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-storefront-'));
let simulator: Simulator;
let connection: Connection;

beforeAll(async () => {
  simulator = await createSimulator({ lifecycleMs: 0 });
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
  process.env.KINETOSCOPE_ENGINE_ENDPOINT = simulator.endpoint;
  const known = await connectionById(simulatorId);
  if (!known) throw new Error('The Simulator row is missing.');
  connection = known;
});

afterAll(async () => {
  for (const client of Object.values(clientsOf(connection))) client?.destroy();
  await db().$disconnect();
  await simulator.close();
  rmSync(dataDir, { recursive: true });
});

describe('starting the storefront', () => {
  test('makes its stream and its running generators', async () => {
    expect(await startStorefront(connection)).toEqual({ streamName: storefrontStreamName });
    const { StreamDescriptionSummary: summary } = await call(
      connection,
      'kinesis',
      'DescribeStreamSummary',
      { StreamName: storefrontStreamName },
    );
    expect(summary).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 4 });
    const rows = await db().generator.findMany();
    expect(rows.map(({ name, desired }) => [name, desired])).toEqual(
      storefrontGenerators.map(({ name }) => [name, 'running']),
    );
  });

  test('again keeps what runs and starts what was stopped', async () => {
    const [first, second] = await db().generator.findMany({ orderBy: { createdAt: 'asc' } });
    await db().generator.update({ where: { id: second?.id ?? '' }, data: { desired: 'stopped' } });
    await startStorefront(connection);
    const rows = await db().generator.findMany({ orderBy: { createdAt: 'asc' } });
    expect(rows.map(({ id, desired }) => [id, desired])).toEqual([
      [first?.id, 'running'],
      [second?.id, 'running'],
    ]);
    expect(rows[0]?.startedAt).toEqual(first?.startedAt);
  });
});

test.each(storefrontGenerators)(
  '$name is a plan that works and a card that teaches',
  (generator) => {
    const plan = generatorPlanSchema.parse({ ...generator, streamName: storefrontStreamName });
    const template = compileTemplate(plan.template, englishWords);
    expect(template.isJson).toBe(true);
    expect(generator.description.length).toBeGreaterThan(80);
  },
);

async function forecast(phase: KeyPhase) {
  const { Shards = [] } = await call(connection, 'kinesis', 'ListShards', {
    StreamName: storefrontStreamName,
  });
  const shards = Shards.map(({ ShardId = '', HashKeyRange = {} }) => ({
    shardId: ShardId,
    range: parseHashKeyRange(HashKeyRange),
  }));
  const loads = await Promise.all(
    storefrontGenerators.map(async ({ keyShape, recordsPerSecond }) =>
      loadOf(await spreadOverShards(keyShape, phase, shards), recordsPerSecond, 150),
    ),
  );
  const [sale = [], ...others] = loads.toReversed();
  return forecastShards(sale, others.flat());
}

describe('on its four shards', () => {
  test('no shard is near its limit while it is calm', async () => {
    for (const { utilisation } of await forecast('calm')) expect(utilisation).toBeLessThan(0.7);
  });

  test('exactly one is over it while the sale is on, for one key', async () => {
    const shards = await forecast('hot');
    const over = shards.filter(({ refusedPerSecond }) => refusedPerSecond > 0);
    expect(over).toMatchObject([{ topKey: 'product-42' }]);
    expect(over[0]?.refusedPerSecond).toBeGreaterThan(50);
    for (const shard of shards.filter(({ shardId }) => shardId !== over[0]?.shardId))
      expect(shard.utilisation).toBeLessThan(0.5);
  });
});
