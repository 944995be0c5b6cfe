import { CreateStreamCommand } from '@aws-sdk/client-kinesis';
import { expect, it } from 'vitest';
import { ClientProgram } from './client-program.ts';
import { recordsByShard, sdkClient, textOf } from './sdk-client.ts';
import { withSimulator } from './with-simulator.ts';

it('takes the lines of an unmodified log stream, over the JavaScript SDK v2', () =>
  withSimulator(async ({ endpoint }) => {
    const client = sdkClient(endpoint);
    const streamName = 'logs';
    await client.send(new CreateStreamCommand({ StreamName: streamName, ShardCount: 2 }));
    await new ClientProgram('log-stream.mjs', { endpoint, streamName, count: 25 }).last();

    const records = [...(await recordsByShard(client, streamName)).values()].flat();
    const lines = records.map((record): unknown => JSON.parse(textOf(record)));
    expect(lines).toHaveLength(25);
    expect(lines).toEqual(
      expect.arrayContaining(
        Array.from({ length: 25 }, (_, n) => ({
          name: `service-${n % 3}`,
          level: 30,
          msg: `line ${n}`,
          v: 0,
        })),
      ),
    );
    expect(new Set(records.map(({ PartitionKey }) => PartitionKey))).toEqual(
      new Set(['service-0', 'service-1', 'service-2']),
    );
    client.destroy();
  }));
