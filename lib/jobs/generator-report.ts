import { z } from 'zod';

/** Measured over the time between two heartbeats of a worker. */
export const generatorRatesSchema = z.object({
  sentPerSecond: z.number(),
  throttledPerSecond: z.number(),
  bytesPerSecond: z.number(),
  retriedPerSecond: z.number().optional(),
  duplicatedPerSecond: z.number().optional(),
  /** From a PutRecords call to its answer; absent where none was answered. */
  latencyMs: z.object({ average: z.number(), slowest: z.number() }).optional(),
  overMs: z.number(),
});
export type GeneratorRates = z.infer<typeof generatorRatesSchema>;

/** The failure that stopped a generator for good. */
export const streamGoneName = 'StreamGone';

/** The last thing that went wrong. */
export const generatorFailureSchema = z.object({
  name: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
  retryable: z.boolean(),
  atMs: z.number(),
  /** Refused by a limit of the stream: expected, and counted as throttled. */
  isThrottle: z.boolean(),
  /** Calls went well since. */
  isOver: z.boolean(),
});
export type GeneratorFailure = z.infer<typeof generatorFailureSchema>;

/** The last record acknowledged. */
export const generatorSampleSchema = z.object({
  partitionKey: z.string(),
  /** The beginning of the data, as they were before encryption. */
  text: z.string(),
  /** Whether the stream holds them encrypted. */
  isEncrypted: z.boolean().default(false),
  /** How many records the Kinesis record holds. */
  records: z.number().default(1),
  bytes: z.number(),
  shardId: z.string(),
  sequenceNumber: z.string(),
  atMs: z.number(),
});
export type GeneratorSample = z.infer<typeof generatorSampleSchema>;
