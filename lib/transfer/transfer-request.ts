import { z } from 'zod';
import { transferPlanSchema } from '#lib/transfer/transfer-plan.ts';

/** What a page asks for: a plan and where it leads. The source is the connection in use. */
export const transferRequestSchema = z.object({
  target: z.object({
    connectionId: z.string().min(1),
    streamName: z.string().regex(/^[\w.-]{1,128}$/, 'Choose the stream that takes the records.'),
  }),
  plan: transferPlanSchema,
  /** Said by a person, where the target is the source. */
  confirmsSameStream: z.boolean(),
});

export type TransferRequest = z.infer<typeof transferRequestSchema>;
