import { z } from 'zod';

const failureSchema = z.object({
  name: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
  retryable: z.boolean(),
  member: z.string().optional(),
});

/** Why a transfer is over. One that failed can be resumed once the reason is gone. */
export const transferOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    reason: z.enum(['count', 'tip', 'until', 'end', 'stopped']),
  }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);

export type TransferOutcome = z.infer<typeof transferOutcomeSchema>;

/** The last record that something was wrong with. */
const troubleSchema = z.object({ reason: z.string(), sequenceNumber: z.string() });
export type TransferTrouble = z.infer<typeof troubleSchema>;

/** What a worker measured; what must hold through a crash is in the checkpoint. */
export const transferProgressSchema = z.object({
  /** Records or rows looked at, those included that are not settled. */
  read: z.number(),
  waiting: z.number(),
  /** Of the source, 0 to 1, as far as it was read. */
  share: z.number().optional(),
  /** When the last record that was acknowledged had arrived in the source. */
  reachedMs: z.number().optional(),
  isReadOut: z.boolean(),
  trouble: troubleSchema.optional(),
  acknowledgedPerSecond: z.number(),
  bytesPerSecond: z.number(),
  /** Until it is done, at this speed. */
  leftMs: z.number().optional(),
});

export type TransferProgress = z.infer<typeof transferProgressSchema>;

export const transferErrorSchema = failureSchema.extend({
  atMs: z.number(),
  isThrottle: z.boolean(),
  isOver: z.boolean(),
});

export type TransferError = z.infer<typeof transferErrorSchema>;
