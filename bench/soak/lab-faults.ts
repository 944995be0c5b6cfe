import type { HttpConnection } from '../http-connection.ts';
import { labRequest } from '../kinesis-request.ts';
import { patienceMs } from './patient-client.ts';

const shortLatency = { Kind: 'LATENCY', LatencyMs: 50, LatencyJitterMs: 200 };
const throttle = { Kind: 'ERROR', ErrorName: 'ProvisionedThroughputExceededException' };
const failure = { Kind: 'ERROR', ErrorName: 'InternalFailure' };
const control = ['SplitShard', 'MergeShards', 'UpdateShardCount', 'ListShards'];

/** So late that the client has given up: what it asked for is done all the same, and again when it tries again. */
const latenessMs = patienceMs + 500;
export const longestLatenessMs = latenessMs;

/** What goes wrong during a soak, by fault id. */
const faults: Readonly<Record<string, object>> = {
  'throttled-entries': {
    Kind: 'PARTIAL_FAILURE',
    Operations: ['PutRecords'],
    FailedShare: 0.05,
    Probability: 0.05,
  },
  'failed-entries': {
    Kind: 'PARTIAL_FAILURE',
    Operations: ['PutRecords'],
    ErrorName: 'InternalFailure',
    FailedShare: 0.02,
    Probability: 0.02,
  },
  'throttled-calls': { ...throttle, Operations: ['PutRecords', 'GetRecords'], Probability: 0.01 },
  'failed-calls': {
    ...failure,
    Operations: ['PutRecords', 'GetRecords', 'GetShardIterator'],
    Probability: 0.01,
  },
  'failed-control': { ...failure, Operations: control, Probability: 0.05 },
  'late-calls': { ...shortLatency, Operations: ['PutRecords', 'GetRecords'], Probability: 0.02 },
  'too-late-writes': {
    Kind: 'LATENCY',
    LatencyMs: latenessMs,
    Operations: ['PutRecords'],
    Probability: 0.0005,
  },
  'dropped-connections': {
    Kind: 'DROPPED_CONNECTION',
    Operations: ['PutRecords', 'GetRecords', 'GetShardIterator', ...control],
    Probability: 0.002,
  },
  'failed-subscriptions': {
    Kind: 'ERROR',
    ErrorName: 'InternalFailureException',
    Operations: ['SubscribeToShard'],
    AfterEvents: 50,
    Probability: 0.1,
  },
  'dropped-subscriptions': {
    Kind: 'DROPPED_CONNECTION',
    Operations: ['SubscribeToShard'],
    AfterEvents: 100,
    Probability: 0.1,
  },
};

async function callLab<Output>(
  connection: HttpConnection,
  operation: string,
  input: object,
): Promise<Output> {
  const { status, body } = await connection.send(labRequest(operation, input), true);
  if (status !== 200) throw new Error(`${operation} was answered with ${body.toString()}`);
  // The lab is ours, and documented in docs/lab.md.
  return JSON.parse(body.toString() || '{}') as Output;
}

export async function putFaults(connection: HttpConnection): Promise<void> {
  for (const [FaultId, terms] of Object.entries(faults))
    await callLab(connection, 'PutFault', { FaultId, Service: 'kinesis', ...terms });
}

/** Ends all faults, and says how often each has struck. */
export async function endFaults(connection: HttpConnection): Promise<Record<string, number>> {
  const { Faults } = await callLab<{ Faults: { FaultId: string; TimesInjected: number }[] }>(
    connection,
    'ListFaults',
    {},
  );
  for (const { FaultId } of Faults) await callLab(connection, 'DeleteFault', { FaultId });
  return Object.fromEntries(Faults.map(({ FaultId, TimesInjected }) => [FaultId, TimesInjected]));
}
