import { type _Record, CreateStreamCommand } from '@aws-sdk/client-kinesis';
import { expect, it } from 'vitest';
import { readAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { ClientProgram } from './client-program.ts';
import { recordsByShard, sdkClient } from './sdk-client.ts';
import { withSimulator } from './with-simulator.ts';

const count = 300;

/** Key, place in the aggregate and data of what one aggregate holds. */
const aggregated = (kind: string) =>
  Array.from({ length: count }, (_, n) => [`user-${n % 7}`, n, `${kind} ${n}`]);

/** The same as the console reads it; or why it takes it for no aggregate. */
function unfolded({ Data = new Uint8Array() }: _Record) {
  const outcome = readAggregate(Data);
  if (!outcome.ok) return outcome.reason;
  return outcome.message.records.map(({ partitionKey, data }, index) => [
    partitionKey,
    index,
    Buffer.from(data).toString(),
  ]);
}

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
    // For Kinesis, and for its limits, an aggregate is one record. The console reads in it what the library does.
    const records = [...(await recordsByShard(client, StreamName)).values()].flat();
    expect(records.map(unfolded)).toEqual([
      aggregated('one'),
      aggregated('two'),
      'magic',
      aggregated('three'),
    ]);
    client.destroy();
  }));
