import type { z } from 'zod';
import type { clockChangeSchema } from './clock-change-schema.ts';

export const clockSpeeds = [1, 10, 60, 1_000] as const;

/** How far to jump, and what is past then. */
export const clockJumps = [
  { text: '1 minute: on-demand streams are looked at', seconds: 60 },
  { text: '5 minutes: iterators expire', seconds: 300 },
  { text: '1 hour', seconds: 3_600 },
  { text: '24 hours: retention by default', seconds: 86_400 },
  { text: '7 days', seconds: 7 * 86_400 },
] as const;

export type ClockChange = z.infer<typeof clockChangeSchema>;

/** How far that is depends on what the streams hold. */
export const nextExpiryText = 'To the next record expiry';
