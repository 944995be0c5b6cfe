import { setTimeout as sleep } from 'node:timers/promises';
import { CallPace } from '#lib/aws/call-pace.ts';

/**
 * Reads that AWS grants an account only so many of in a second, whoever makes them: a page of streams asks for more.
 * https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
const grantedPerSecond: ReadonlyMap<string, number> = new Map([
  ['DescribeAccountSettings', 5],
  ['DescribeLimits', 1],
  ['DescribeStream', 10],
  ['DescribeStreamSummary', 20],
  ['GetResourcePolicy', 5],
  ['ListStreams', 5],
  ['ListTagsForResource', 5],
  ['ListTagsForStream', 5],
]);

/** By connection and operation. All the console's tabs share them, as they share the account. */
const paces = new Map<string, CallPace>();

/**
 * Resolves when it is an operation of Kinesis's turn on a connection.
 * @throws the signal's reason once nobody waits for the answer any more
 */
export async function callTurn(
  connectionId: string,
  operation: string,
  signal?: AbortSignal,
): Promise<void> {
  const granted = grantedPerSecond.get(operation);
  if (granted === undefined) return;
  const key = `${connectionId} ${operation}`;
  let pace = paces.get(key);
  if (!pace) paces.set(key, (pace = new CallPace(granted)));
  const waitMs = pace.take(Date.now());
  if (waitMs === 0) return;
  try {
    await sleep(waitMs, undefined, signal && { signal });
  } catch {
    pace.giveBack();
    throw signal?.reason;
  }
}
