import { CreateStreamCommand } from '@aws-sdk/client-kinesis';
import { expect, it } from 'vitest';
import { ClientProgram } from './client-program.ts';
import { recordsByShard, sdkClient } from './sdk-client.ts';
import { withSimulator } from './with-simulator.ts';

const count = 300;

/** Key, place in the aggregate and data of what one aggregate holds. */
const aggregated = (kind: string) =>
  Array.from({ length: count }, (_, n) => [`user-${n % 7}`, n, `${kind} ${n}`]);

it('gives aggregates of the KPL’s format back whole', () =>
  withSimulator(async ({ endpoint }) => {
    const client = sdkClient(endpoint);
    const StreamName = 'aggregated';
    await client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    const program = new ClientProgram('aggregate.mjs', { endpoint, StreamName, count });
    expect(await program.last()).toEqual({
      FailedRecordCount: 0,
      read: [
        ...aggregated('one'),
        ...aggregated('two'),
        ['alone', null, 'plain'],
        ...aggregated('three'),
      ],
    });
    // For Kinesis, and for its limits, an aggregate is one record.
    expect([...(await recordsByShard(client, StreamName)).values()].flat()).toHaveLength(4);
    client.destroy();
  }));
