import type { GetMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { call } from '#lib/aws/call.ts';
import { toFailure, type Failure } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';

/** What trying a connection found. */
export interface Probe {
  /** Of one small call, once the connection stands. */
  latencyMs?: number;
  account?: string;
  /** Who AWS says we are. */
  arn?: string;
  /** Whether the simulator's own service answers there. */
  simulated: boolean;
  checks: ProbeCheck[];
}

interface ProbeCheck {
  /** As IAM writes it: `kinesis:ListStreams`. */
  permission: string;
  /** What the console needs it for. */
  purpose: string;
  failure?: Failure;
}

type Attempt = <T>(
  permission: string,
  purpose: string,
  work: () => Promise<T>,
) => Promise<T | undefined>;

/** Tries the reads that the console's pages make. Nothing is written. */
export async function probe(connection: Connection): Promise<Probe> {
  const checks: ProbeCheck[] = [];
  const attempt: Attempt = async (permission, purpose, work) => {
    try {
      const data = await work();
      checks.push({ permission, purpose });
      return data;
    } catch (error) {
      checks.push({ permission, purpose, failure: toFailure(error) });
      return undefined;
    }
  };
  const listStreams = () => call(connection, 'kinesis', 'ListStreams', { Limit: 1 });
  const streams = await attempt('kinesis:ListStreams', 'the list of streams', listStreams);
  const latencyMs = streams && (await timed(listStreams));
  const stream = streams?.StreamSummaries?.[0];
  if (stream?.StreamName !== undefined) await tryStream(connection, stream.StreamName, attempt);
  await attempt('cloudwatch:GetMetricData', 'throughput charts', () =>
    call(connection, 'cloudwatch', 'GetMetricData', anyMetric()),
  );
  const identity = await call(connection, 'sts', 'GetCallerIdentity', {}).catch(() => undefined);
  const account = identity?.Account ?? stream?.StreamARN?.split(':')[4];
  return {
    simulated: await isSimulator(connection),
    checks,
    ...(latencyMs !== undefined && { latencyMs }),
    ...(account !== undefined && { account }),
    ...(identity?.Arn !== undefined && { arn: identity.Arn }),
  };
}

/** With one stream for all: a policy may well name its streams. */
async function tryStream(
  connection: Connection,
  streamName: string,
  attempt: Attempt,
): Promise<void> {
  const stream = { StreamName: streamName };
  await attempt('kinesis:DescribeStreamSummary', 'state of streams', () =>
    call(connection, 'kinesis', 'DescribeStreamSummary', stream),
  );
  const listed = await attempt('kinesis:ListShards', 'shards', () =>
    call(connection, 'kinesis', 'ListShards', { ...stream, MaxResults: 1 }),
  );
  const ShardId = listed?.Shards?.[0]?.ShardId;
  if (ShardId === undefined) return;
  const position = await attempt('kinesis:GetShardIterator', 'records', () =>
    call(connection, 'kinesis', 'GetShardIterator', {
      ...stream,
      ShardId,
      ShardIteratorType: 'LATEST',
    }),
  );
  const ShardIterator = position?.ShardIterator;
  if (ShardIterator === undefined) return;
  await attempt('kinesis:GetRecords', 'records', () =>
    call(connection, 'kinesis', 'GetRecords', { ShardIterator, Limit: 1 }),
  );
}

/** Only the simulator knows the lab; AWS itself is never asked. */
export async function isSimulator(connection: Connection): Promise<boolean> {
  if (connection.endpoint === undefined) return false;
  try {
    await call({ ...connection, simulated: true }, 'lab', 'GetClock', {});
    return true;
  } catch {
    return false;
  }
}

const minuteMs = 60_000;

function anyMetric(): GetMetricDataInput {
  const MetricStat = {
    Metric: { Namespace: 'AWS/Kinesis', MetricName: 'IncomingRecords' },
    Period: 60,
    Stat: 'Sum',
  };
  return {
    StartTime: new Date(Date.now() - minuteMs),
    EndTime: new Date(),
    MetricDataQueries: [{ Id: 'any', MetricStat }],
  };
}

async function timed(work: () => Promise<unknown>): Promise<number | undefined> {
  const start = performance.now();
  try {
    await work();
    return performance.now() - start;
  } catch {
    return undefined;
  }
}
