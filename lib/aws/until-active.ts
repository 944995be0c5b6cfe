import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '#lib/aws/call.ts';
import { FailureError } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';

const pollMs = 500;
const mostPolls = 120;

/** Waits until a change of the stream before is through. Fails with `StreamNotActive` after a minute. */
export async function untilActive(connection: Connection, streamName: string): Promise<void> {
  for (let poll = 0; poll < mostPolls; poll++) {
    const input = { StreamName: streamName };
    const { StreamDescriptionSummary: summary } = await call(
      connection,
      'kinesis',
      'DescribeStreamSummary',
      input,
    );
    if (summary?.StreamStatus === 'ACTIVE') return;
    await sleep(pollMs);
  }
  throw new FailureError({
    name: 'StreamNotActive',
    message: `${streamName} did not become ACTIVE in ${(mostPolls * pollMs) / 1_000} s, so only a part of the change was asked for.`,
    retryable: true,
  });
}
