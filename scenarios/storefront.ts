import { call } from '#lib/aws/call.ts';
import { untilActive } from '#lib/aws/until-active.ts';
import type { Connection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { newRun } from '#lib/jobs/new-run.ts';
import {
  type StorefrontGenerator,
  storefrontGenerators,
  storefrontShards,
  storefrontStreamName,
} from '#scenarios/storefront-plan.ts';

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
      ShardCount: storefrontShards,
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
