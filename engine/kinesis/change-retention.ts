import type { IncreaseStreamRetentionPeriodInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from './context.ts';
import { invalidArgument } from './failures.ts';
import { defaultRetentionHours, longestRetentionHours } from './limits.ts';
import { resolveActiveStream } from './resolve-stream.ts';
import type { Stream } from './stream.ts';

/** Sets a stream's retention period; what had expired stays gone. */
export async function changeRetention(
  ctx: KinesisContext,
  input: IncreaseStreamRetentionPeriodInput,
  direction: 'longer' | 'shorter',
): Promise<object> {
  const hours = input.RetentionPeriodHours ?? 0;
  checkBounds(hours);
  const stream = resolveActiveStream(ctx, input);
  checkDirection(stream, hours, direction);
  const { row } = stream;
  row.expiredBeforeMs = stream.horizonMs(ctx.clock.now());
  row.retentionHours = hours;
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {};
}

function checkBounds(hours: number): void {
  if (hours < defaultRetentionHours)
    throw invalidArgument(
      `Minimum allowed retention period is ${defaultRetentionHours} hours. ` +
        `Requested retention period (${hours} hours) is too short.`,
    );
  if (hours > longestRetentionHours)
    throw invalidArgument(
      `Maximum allowed retention period is ${longestRetentionHours} hours. ` +
        `Requested retention period (${hours} hours) is too long.`,
    );
}

function checkDirection({ row }: Stream, hours: number, direction: 'longer' | 'shorter'): void {
  const isWrong = direction === 'longer' ? hours < row.retentionHours : hours > row.retentionHours;
  if (!isWrong) return;
  const [refused, otherWay] =
    direction === 'longer' ? ['shorter', 'Decrease'] : ['longer', 'Increase'];
  throw invalidArgument(
    `Requested retention period (${hours} hours) for stream ${row.name} can not be ${refused} than existing ` +
      `retention period (${row.retentionHours} hours). Use ${otherWay}RetentionPeriod API.`,
  );
}
