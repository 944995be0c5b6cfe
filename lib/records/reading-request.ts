import { z } from 'zod';
import { recordQuerySchema } from '#lib/records/record-query.ts';

/** What a page asks the console for: records, and how it shows them. */
export const readingRequestSchema = z.object({
  /** The connection that the page was loaded for. */
  connectionId: z.string(),
  query: recordQuerySchema,
  /** JSON paths. */
  columns: z.array(z.string().max(200)).max(20).default([]),
});

export type ReadingRequest = z.infer<typeof readingRequestSchema>;
export type ReadingRequestInput = z.input<typeof readingRequestSchema>;
