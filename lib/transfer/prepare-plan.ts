import { call } from '#lib/aws/call.ts';
import { FailureError } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';
import { streamNow } from '#lib/records/connection-reads.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

interface Place {
  connection: Connection;
  streamName: string;
}

/** A real stream's clock may be behind this machine's. */
const clockSlackMs = 5_000;

/**
 * Makes the range of a plan one that means the same after a pause: what counts from now is counted now. A stream that
 * is replayed into itself is read up to this moment only, so that nothing the replay wrote is ever read by it.
 */
export async function preparePlan(
  plan: TransferPlan,
  source: Connection,
  target: Place,
  confirmsSameStream: boolean,
): Promise<TransferPlan> {
  if (plan.source.kind === 'file') return plan;
  const { query } = plan.source;
  const nowMs = await streamNow(source, AbortSignal.timeout(10_000));
  const isSame = await isSameStream({ connection: source, streamName: query.streamName }, target);
  if (isSame && !confirmsSameStream)
    throw refusal(
      `${target.streamName} is the stream that the records come from: what is replayed is there twice then. Confirm that, or choose another target.`,
      'confirmsSameStream',
    );
  const fixed = fixRange(query, nowMs);
  const lastMs = nowMs - (source.simulated ? 1 : clockSlackMs);
  const bounded = isSame ? endBy(fixed, lastMs) : fixed;
  return { ...plan, source: { kind: 'query', query: bounded } };
}

export function fixRange(query: RecordQuery, nowMs: number): RecordQuery {
  const { from, until } = query;
  const fixedFrom =
    from.type === 'ago'
      ? { type: 'time' as const, atMs: Math.round(nowMs - from.seconds * 1_000) }
      : from.type === 'latest'
        ? { type: 'time' as const, atMs: nowMs }
        : from;
  const isEndless = until.type === 'never';
  return {
    ...query,
    from: fixedFrom,
    until: isEndless || until.type === 'time' ? until : { type: 'time', atMs: nowMs },
    ...(until.type === 'count' && {
      limit: Math.min(until.count, query.limit ?? Infinity),
    }),
  };
}

export function endBy(query: RecordQuery, lastMs: number): RecordQuery {
  const { until } = query;
  const atMs = until.type === 'time' ? Math.min(until.atMs, lastMs) : lastMs;
  return { ...query, until: { type: 'time', atMs } };
}

/** Two connections may lead to one stream; two simulators have streams of one name. */
async function isSameStream(source: Place, target: Place): Promise<boolean> {
  if (source.streamName !== target.streamName) return false;
  if (source.connection.id === target.connection.id) return true;
  const [a, b] = await Promise.all([identityOf(source), identityOf(target)]);
  return a === b;
}

async function identityOf({ connection, streamName }: Place): Promise<string> {
  const { StreamDescriptionSummary: summary } = await call(
    connection,
    'kinesis',
    'DescribeStreamSummary',
    { StreamName: streamName },
  );
  return `${summary?.StreamARN} ${summary?.StreamCreationTimestamp?.getTime()}`;
}

const refusal = (message: string, member: string) =>
  new FailureError({ name: 'SameStream', message, retryable: false, member });
