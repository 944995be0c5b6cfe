import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '#lib/aws/call.ts';
import { FailureError } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';

const pollMs = 250;
const mostPolls = 480;

/**
 * Waits until the stream is ACTIVE, or in another of the states. Fails with `StreamNotActive` after two minutes; what a
 * person was doing is then done in part.
 */
export async function untilActive(
  connection: Connection,
  streamName: string,
  states: readonly string[] = ['ACTIVE'],
): Promise<void> {
  for (let poll = 0; poll < mostPolls; poll++) {
    const input = { StreamName: streamName };
    const { StreamDescriptionSummary: summary } = await call(
      connection,
      'kinesis',
      'DescribeStreamSummary',
      input,
    );
    if (states.includes(summary?.StreamStatus ?? '')) return;
    await sleep(pollMs);
  }
  throw new FailureError({
    name: 'StreamNotActive',
    message: `${streamName} did not become ACTIVE in ${(mostPolls * pollMs) / 1_000} s.`,
    retryable: true,
  });
}
