import { z } from 'zod';
import type { Backoff } from '#lib/jobs/backoff.ts';

export const retryPolicyNames = ['none', 'naive', 'failed', 'sdk', 'kpl'] as const;
export const retryPolicySchema = z.enum(retryPolicyNames);
export type RetryPolicyName = z.infer<typeof retryPolicySchema>;

/** What a producer does with records that were not taken. */
export interface RetryPolicy {
  /** Submissions of one record at most. */
  attempts: number;
  /** What is sent again after an answer that refuses some records: those, the whole call with them, or nothing. */
  repeats: 'refused' | 'call' | 'nothing';
  backoff: Backoff;
  /** A record that waited longer than this has expired. */
  lifeMs: number;
  /**
   * Whether retries stay within a share of the plan's rate: records that come back to a full shard push out the new
   * ones, which come back in turn. https://sre.google/sre-book/handling-overload/
   */
  isBudgeted: boolean;
  /** Of a shard's write limit: how much at most is sent to it. */
  shardRateLimit: number | undefined;
}

const forever = Number.POSITIVE_INFINITY;
const atOnce: Backoff = { baseMs: 0, capMs: 0 };

export const retryPolicies: Readonly<Record<RetryPolicyName, RetryPolicy>> = {
  none: {
    attempts: 1,
    repeats: 'nothing',
    backoff: atOnce,
    lifeMs: forever,
    isBudgeted: false,
    shardRateLimit: undefined,
  },
  naive: {
    attempts: 4,
    repeats: 'call',
    backoff: { baseMs: 100, capMs: 100 },
    lifeMs: forever,
    isBudgeted: false,
    shardRateLimit: undefined,
  },
  failed: {
    attempts: 8,
    repeats: 'refused',
    backoff: { baseMs: 100, capMs: 5_000 },
    lifeMs: 30_000,
    isBudgeted: true,
    shardRateLimit: undefined,
  },
  /**
   * Three attempts with a pause that doubles, for calls that fail. PutRecords that refuses records has not failed.
   * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
   */
  sdk: {
    attempts: 3,
    repeats: 'nothing',
    backoff: { baseMs: 100, capMs: 20_000 },
    lifeMs: forever,
    isBudgeted: false,
    shardRateLimit: undefined,
  },
  /**
   * RecordTtl, half of RecordMaxBufferedTime, RateLimit.
   * https://github.com/awslabs/amazon-kinesis-producer/blob/master/java/amazon-kinesis-producer-sample/default_config.properties
   */
  kpl: {
    attempts: forever,
    repeats: 'refused',
    backoff: { baseMs: 50, capMs: 50 },
    lifeMs: 30_000,
    isBudgeted: false,
    shardRateLimit: 1.5,
  },
};
