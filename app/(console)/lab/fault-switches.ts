import type { FaultKind } from '#lib/lab-client/fault-types.ts';

/** A way in which AWS fails, under the name by which programs meet it. */
export interface FaultSwitch {
  id: string;
  title: string;
  /** What a program sees. */
  effect: string;
  kind: FaultKind;
  errorName?: string;
  latencyMs?: number;
  latencyJitterMs?: number;
  /** Operations that alone can fail so. */
  only?: readonly string[];
}

const error = (errorName: string, effect: string, only?: readonly string[]): FaultSwitch => ({
  id: `switch-${errorName}`,
  title: errorName,
  effect,
  kind: 'ERROR',
  errorName,
  ...(only && { only }),
});

/** What carries records; the rest keeps the console itself at work. */
export const dataOperations = [
  'PutRecord',
  'PutRecords',
  'GetRecords',
  'GetShardIterator',
  'SubscribeToShard',
] as const;

export const faultSwitches: readonly FaultSwitch[] = [
  error('ProvisionedThroughputExceededException', 'A shard’s limit is said to be exceeded.', [
    'PutRecord',
    'PutRecords',
    'GetRecords',
    'GetShardIterator',
  ]),
  {
    id: 'switch-partial-failure',
    title: 'PutRecords with FailedRecordCount',
    effect: 'Half of the records of a call are refused inside an answer that says 200.',
    kind: 'PARTIAL_FAILURE',
    only: ['PutRecords'],
  },
  error('InternalFailure', 'HTTP 500; a client that tries again usually gets through.'),
  error('ServiceUnavailable', 'HTTP 503.'),
  error('ThrottlingException', 'Too many calls, whatever they carry.'),
  error('ExpiredIteratorException', 'A reader took more than five minutes.', ['GetRecords']),
  error('ResourceNotFoundException', 'The stream is said not to be there.'),
  error('AccessDeniedException', 'A policy does not allow it any more.'),
  error('ExpiredTokenException', 'Temporary credentials ran out.'),
  error('KMSThrottlingException', 'The key of an encrypted stream is asked for too often.', [
    'PutRecord',
    'PutRecords',
    'GetRecords',
    'SubscribeToShard',
  ]),
  {
    id: 'switch-latency',
    title: 'Late answers',
    effect: 'A second, and up to half of one more, before the work begins.',
    kind: 'LATENCY',
    latencyMs: 1_000,
    latencyJitterMs: 500,
  },
  {
    id: 'switch-dropped-connection',
    title: 'Dropped connections',
    effect: 'No answer: the connection ends, and the client cannot know whether it was done.',
    kind: 'DROPPED_CONNECTION',
  },
];

/** What a switch strikes of what was chosen: only what can fail in its way. */
export function struckOperations(
  { only }: FaultSwitch,
  chosen: readonly string[],
): readonly string[] {
  if (!only) return chosen;
  const both = only.filter((operation) => chosen.length === 0 || chosen.includes(operation));
  return both;
}
