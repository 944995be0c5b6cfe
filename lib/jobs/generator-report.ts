import { z } from 'zod';

/** Measured over the time between two heartbeats of a worker. */
export const generatorRatesSchema = z.object({
  sentPerSecond: z.number(),
  throttledPerSecond: z.number(),
  bytesPerSecond: z.number(),
  overMs: z.number(),
});
export type GeneratorRates = z.infer<typeof generatorRatesSchema>;

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
  /** The beginning of the data. */
  text: z.string(),
  bytes: z.number(),
  shardId: z.string(),
  sequenceNumber: z.string(),
  atMs: z.number(),
});
export type GeneratorSample = z.infer<typeof generatorSampleSchema>;
