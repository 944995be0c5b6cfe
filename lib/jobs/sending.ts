import { z } from 'zod';
import { retryPolicySchema } from '#lib/jobs/retry-policy.ts';

/** What happens to records between being made and PutRecords. */
export const sendingSchema = z.object({
  /** Many records in one Kinesis record, in the KPL's format. */
  aggregates: z.boolean(),
  /** Data are encrypted here, see lib/jobs/client-encryption.ts. */
  encrypts: z.boolean(),
  retry: retryPolicySchema,
});

export type Sending = z.infer<typeof sendingSchema>;

export const plainSending: Sending = { aggregates: false, encrypts: false, retry: 'failed' };
