import { call } from '#lib/aws/call.ts';
import { untilActive } from '#lib/aws/until-active.ts';
import type { Connection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import type { KeyShape } from '#lib/jobs/key-shape.ts';
import { newRun } from '#lib/jobs/new-run.ts';

export const storefrontStreamName = 'storefront-clicks';
const shardCount = 4;

interface StorefrontGenerator {
  name: string;
  description: string;
  template: string;
  recordsPerSecond: number;
  keyShape: KeyShape;
}

/** Together 1,900 records/s, less than half of what four shards take. It is the keys that make one shard too hot. */
export const storefrontGenerators: readonly StorefrontGenerator[] = [
  {
    name: 'Page views',
    description:
      'Steady traffic, keyed by visitor. Some visitors click more than others, but there are so many of them that each shard gets about a quarter.',
    template:
      '{"event":"view","visitor":"{{key}}","page":"/{{pick home|search|product|cart|checkout}}","referrer":"{{internet.url}}","at":"{{now}}"}',
    recordsPerSecond: 900,
    keyShape: { kind: 'skewed', prefix: 'visitor-', keys: 800, exponent: 0.8 },
  },
  {
    name: 'Flash sale',
    description:
      'Orders, keyed by product. While a sale is on, nine of ten orders are for product-42. One key always goes to one shard: that shard is asked for more than its 1,000 records/s and refuses, while the other three have room.',
    template:
      '{"event":"order","product":"{{key}}","name":"{{commerce.productName}}","quantity":{{number 1 4}},"price":{{commerce.price}},"at":"{{now}}"}',
    recordsPerSecond: 1_000,
    keyShape: {
      kind: 'hot',
      prefix: 'product-',
      keys: 300,
      hotKey: 'product-42',
      share: 0.9,
      burst: { seconds: 45, everySeconds: 120 },
    },
  },
];

/**
 * A shop's click stream with a hot key at times. What is there already is kept: the stream as it is, and generators
 * that run go on running. Resolves once the stream is ACTIVE and its generators are wanted.
 */
export async function startStorefront(connection: Connection): Promise<{ streamName: string }> {
  await createStream(connection);
  await untilActive(connection, storefrontStreamName, ['ACTIVE', 'UPDATING']);
  for (const generator of storefrontGenerators) await startGenerator(connection, generator);
  return { streamName: storefrontStreamName };
}

async function createStream(connection: Connection): Promise<void> {
  try {
    await call(connection, 'kinesis', 'CreateStream', {
      StreamName: storefrontStreamName,
      ShardCount: shardCount,
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
    });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceInUseException')) throw error;
  }
}

async function startGenerator(connection: Connection, generator: StorefrontGenerator) {
  const identity = {
    connectionId: connection.id,
    streamName: storefrontStreamName,
    name: generator.name,
  };
  const existing = await db().generator.findUnique({
    where: { connectionId_streamName_name: identity },
  });
  if (existing?.desired === 'running') return;
  const run = newRun(Date.now());
  if (existing) await db().generator.update({ where: { id: existing.id }, data: run });
  else
    await db().generator.create({
      data: {
        ...identity,
        ...generator,
        keyShape: JSON.stringify(generator.keyShape),
        ...run,
      },
    });
}
