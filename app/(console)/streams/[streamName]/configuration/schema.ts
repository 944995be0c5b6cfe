import { z } from 'zod';
import { checkTwice, tagList } from '../../tag-schema.ts';
import { policyComplaint } from './policy.ts';

/** Fields are named as AWS names the members, so that its complaints land on them. Numbers are as typed. */
const stream = { streamName: z.string().min(1).max(128), streamArn: z.string().min(1).max(2_048) };

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .refine(
      (text) => /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `Enter a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`,
    );

const agreed = (what: string) => z.boolean().refine((isAgreed) => isAgreed, what);

const streamMode = z.enum(['PROVISIONED', 'ON_DEMAND']);
export const modeSchema = z.object({
  ...stream,
  streamMode,
  agreed: agreed('Agree to use one of the two switches.'),
});
export type ModeInput = z.infer<typeof modeSchema>;

export const scaleSchema = z.object({ ...stream, targetShardCount: wholeNumber(1, 10_000) });
export type ScaleInput = z.infer<typeof scaleSchema>;

export const leastRetentionHours = 24;
export const mostRetentionHours = 8_760;
export const retentionSchema = z
  .object({
    ...stream,
    /** What it is now. */
    presentHours: z.number(),
    retentionPeriodHours: wholeNumber(leastRetentionHours, mostRetentionHours),
    agreed: z.boolean(),
  })
  .refine((values) => values.agreed || Number(values.retentionPeriodHours) >= values.presentHours, {
    path: ['agreed'],
    message: 'Agree to the loss of the older records.',
  });
export type RetentionInput = z.infer<typeof retentionSchema>;

export const recordSizeSchema = z.object({
  ...stream,
  maxRecordSizeInKiB: wholeNumber(1_024, 10_240),
});
export type RecordSizeInput = z.infer<typeof recordSizeSchema>;

export const encryptionSchema = z
  .object({
    ...stream,
    isEncrypted: z.boolean(),
    /** The one in use, which ending the encryption must name. */
    presentKeyId: z.string(),
    keyId: z.string().trim().max(2_048, 'At most 2,048 characters.'),
  })
  .refine(({ isEncrypted, keyId }) => !isEncrypted || keyId !== '', {
    path: ['keyId'],
    message: 'Name a key: its id, ARN or alias.',
  });
export type EncryptionInput = z.infer<typeof encryptionSchema>;

export const shardLevelMetrics = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
] as const;
const metricList = z.array(z.enum(shardLevelMetrics));
export const monitoringSchema = z.object({
  ...stream,
  present: metricList,
  shardLevelMetrics: metricList,
});
export type MonitoringInput = z.infer<typeof monitoringSchema>;

export const tagsSchema = z
  .object({ ...stream, present: tagList, tags: tagList })
  .superRefine(({ tags }, context) => checkTwice(tags, context));
export type TagsInput = z.infer<typeof tagsSchema>;

export const policySchema = z
  .object({ ...stream, policy: z.string().max(20_480, 'At most 20 KiB.') })
  .superRefine(({ streamArn, policy }, context) => {
    const complaint = policy.trim() === '' ? undefined : policyComplaint(policy, streamArn);
    if (complaint !== undefined)
      context.addIssue({ code: 'custom', path: ['policy'], message: complaint });
  });
export type PolicyInput = z.infer<typeof policySchema>;

export const warmSchema = z.object({ ...stream, warmThroughputMiBps: wholeNumber(0, 10_240) });
export type WarmInput = z.infer<typeof warmSchema>;

export const distributionSchema = z.object({
  ...stream,
  recordDistributionStrategy: z.enum(['AUTO', 'USER_PARTITION_KEY']),
});
export type DistributionInput = z.infer<typeof distributionSchema>;
