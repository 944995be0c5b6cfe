import type { Constraint } from '#engine/core/service.ts';

/* Members that several groups of operations share, as the public API model limits them. */

export const streamName: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };

export const streamArn: Constraint = {
  min: 1,
  max: 2048,
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+',
};

export const nextToken: Constraint = { min: 1, max: 1_048_576 };

export const tags: Constraint = {
  min: 1,
  max: 200,
  key: { min: 1, max: 128 },
  value: { min: 0, max: 256 },
};
