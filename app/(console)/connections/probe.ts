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

/** Tries the reads that the console's pages make. Nothing is written. */
export async function probe(connection: Connection): Promise<Probe> {
  const checks: ProbeCheck[] = [];
  const attempt = async <T>(permission: string, purpose: string, work: () => Promise<T>) => {
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
  if (stream?.StreamName !== undefined) {
    const input = { StreamName: stream.StreamName };
    await attempt('kinesis:DescribeStreamSummary', 'a stream’s state', () =>
      call(connection, 'kinesis', 'DescribeStreamSummary', input),
    );
    await attempt('kinesis:ListShards', 'shards', () =>
      call(connection, 'kinesis', 'ListShards', { ...input, MaxResults: 1 }),
    );
  }
  await attempt('cloudwatch:ListMetrics', 'throughput charts', () =>
    call(connection, 'cloudwatch', 'ListMetrics', { Namespace: 'AWS/Kinesis' }),
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

async function timed(work: () => Promise<unknown>): Promise<number | undefined> {
  const start = performance.now();
  try {
    await work();
    return performance.now() - start;
  } catch {
    return undefined;
  }
}
