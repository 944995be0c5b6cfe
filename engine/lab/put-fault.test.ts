import { expect, test } from 'vitest';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { faultyOrders, put, throttle, timesInjected } from '#engine/testing/faulty-orders.ts';
import type { PutFaultInput } from '#lib/lab-client/fault-types.ts';

const refused: readonly [PutFaultInput, string | RegExp][] = [
  [{ Kind: 'ERROR' }, /Value null at 'errorName'.*must not be null$/],
  [{ Kind: 'LATENCY' }, /Value null at 'latencyMs'.*must not be null$/],
  [{ Kind: 'PARTIAL_FAILURE' }, /Value null at 'failedShare'.*must not be null$/],
  [
    { Kind: 'LATENCY', LatencyMs: 1, ErrorName: throttle },
    'ErrorName does not go with the Kind LATENCY.',
  ],
  [
    { Kind: 'DROPPED_CONNECTION', FailedShare: 1 },
    'FailedShare does not go with the Kind DROPPED_CONNECTION.',
  ],
  [
    { Kind: 'ERROR', ErrorName: 'NoSuchException' },
    /'NoSuchException' at 'errorName'.*enum value set: \[AccessDenied/,
  ],
  // CloudWatch cannot say it, and is not left out.
  [{ Kind: 'ERROR', ErrorName: throttle }, /at 'errorName'/],
  [
    { Kind: 'ERROR', ErrorName: 'InternalFailure', Service: 'lab' },
    /'lab' at 'service'.*\[kinesis, cloudwatch\]$/,
  ],
  [
    { Kind: 'ERROR', ErrorName: 'InternalFailure', Operations: ['PutRecord', 'Put'] },
    /'\[PutRecord, Put\]' at 'operations'.*must name operations of kinesis or cloudwatch$/,
  ],
  [
    {
      Kind: 'ERROR',
      ErrorName: 'InternalFailure',
      Service: 'cloudwatch',
      Operations: ['PutRecord'],
    },
    /must name operations of cloudwatch$/,
  ],
  [
    { Kind: 'LATENCY', LatencyMs: 1, Service: 'cloudwatch', StreamName: 'orders' },
    'Only a service with streams takes StreamName, ShardId and ConsumerName.',
  ],
  [
    { Kind: 'PARTIAL_FAILURE', FailedShare: 1, Operations: ['PutRecord'] },
    'The Kind PARTIAL_FAILURE goes with PutRecords only.',
  ],
  [
    { Kind: 'PARTIAL_FAILURE', FailedShare: 1, ErrorName: 'KMSDisabledException' },
    /at 'errorName'/,
  ],
  [
    { Kind: 'DROPPED_CONNECTION', AfterEvents: 1, Operations: ['GetRecords'] },
    'AfterEvents goes with SubscribeToShard only.',
  ],
  [
    { Kind: 'ERROR', ErrorName: throttle, AfterEvents: 1 },
    /at 'errorName'.*InternalFailureException/,
  ],
  [{ Kind: 'LATENCY', LatencyMs: 1, MostTimes: 1.5 }, /'1.5' at 'mostTimes'.*must be an integer$/],
];

test.each(refused)('%o is refused', async (input, words) => {
  const { lab } = await faultyOrders();
  await expectFailure(lab.putFault(input), 'ValidationException', words);
  expect((await lab.listFaults({})).Faults).toEqual([]);
});

test('members out of range are refused in AWS’s grammar', async () => {
  const { lab, simulator } = await faultyOrders();
  await expectValidationError(
    lab.putFault({ Kind: undefined, ShardId: '1', Probability: 1.5, LatencyMs: 60_001 }),
    "Value '1' at 'shardId' failed to satisfy constraint: Member must satisfy regular expression pattern: shardId-\\d{12}",
    "Value null at 'kind' failed to satisfy constraint: Member must not be null",
    "Value '60001' at 'latencyMs' failed to satisfy constraint: Member must have value less than or equal to 60000",
    "Value '1.5' at 'probability' failed to satisfy constraint: Member must have value less than or equal to 1",
  );
  const now = new Date(simulator.clock.now());
  await expectValidationError(
    lab.putFault({ Kind: 'LATENCY', LatencyMs: 1, EndsAt: now }),
    `Value '${now.toISOString()}' at 'endsAt' failed to satisfy constraint: Member must be after the simulated time ${now.toISOString()}`,
  );
});

test('a fault is listed as it was put', async () => {
  const { lab } = await faultyOrders();
  const terms: PutFaultInput = {
    FaultId: 'all',
    Service: 'kinesis',
    Operations: ['PutRecord'],
    StreamName: 'orders',
    ShardId: 'shardId-000000000001',
    AccessKeyId: 'test',
    ConsumerName: 'reader',
    Kind: 'ERROR',
    ErrorName: throttle,
    ErrorMessage: 'Slow down.',
    Probability: 0.5,
    MostTimes: 3,
    EndsAt: new Date('2027-01-01T00:00:00.123Z'),
    Seed: 2 ** 32 - 1,
  };
  await lab.putFault({ ...terms, Probability: 1 });
  await lab.putFault(terms);
  const { Faults = [] } = await lab.listFaults({});
  const [listed] = Faults;
  expect(Faults).toHaveLength(1);
  expect(listed).toMatchObject({ ...terms, TimesInjected: 0, Ended: false });
});

test('there are at most a hundred', async () => {
  const { lab, kinesis } = await faultyOrders();
  const terms = { Kind: 'LATENCY', LatencyMs: 0, Probability: 0 } satisfies PutFaultInput;
  for (let index = 0; index < 100; index++) await lab.putFault({ ...terms, FaultId: `f${index}` });
  await expectFailure(lab.putFault(terms), 'ValidationException', /^There are 100 faults already/);
  await lab.putFault({ ...terms, FaultId: 'f7' });
  await put(kinesis);
  expect(new Set(await timesInjected(lab))).toEqual(new Set([0]));
});
