import { z } from 'zod';
import { recordPlaceSchema, recordQuerySchema } from '#lib/records/record-query.ts';

/** What trying a filter takes. */
export const trialSchema = z.object({
  filter: recordQuerySchema.shape.filter,
  place: recordPlaceSchema,
  decode: recordQuerySchema.shape.decode,
});

export type TrialInput = z.input<typeof trialSchema>;
