import { z } from 'zod';

const sequenceNumber = z.string().regex(/^\d{1,129}$/, 'A sequence number is made of digits.');
const shardId = z.string().regex(/^[\w.-]{1,128}$/, 'A shard id is made of letters and digits.');
const atMs = z.number().int();

/** Where reading begins. `ago` counts from the stream's own time at the start of the reading. */
const queryFromSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('horizon') }),
  z.object({ type: z.literal('latest') }),
  z.object({ type: z.literal('ago'), seconds: z.number().positive() }),
  z.object({ type: z.literal('time'), atMs }),
  /** Of one shard, which the number names; `after` leaves the record itself out. */
  z.object({ type: z.literal('sequence'), sequenceNumber, after: z.boolean() }),
  /** Where an earlier reading stopped, see reading-cursor.ts. */
  z.object({ type: z.literal('cursor'), cursor: z.string().max(200_000) }),
]);

/** Where it ends. `count` is of those that match; `never` waits for new records until it is told to stop. */
const queryUntilSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('now') }),
  z.object({ type: z.literal('time'), atMs }),
  z.object({ type: z.literal('count'), count: z.number().int().min(1) }),
  z.object({ type: z.literal('never') }),
]);

export const dataFormats = [
  'auto',
  'json',
  'text',
  'avro',
  'protobuf',
  'messagepack',
  'binary',
] as const;

/** How the data is to be understood, once gzip and zstd are undone. */
export const decodeChoiceSchema = z.object({
  as: z.enum(dataFormats).default('auto'),
  /** Avro in JSON, or Protobuf in its own language; for these two alone. */
  schema: z.string().max(100_000).default(''),
  /** The message of the Protobuf schema; the first one when empty. */
  message: z.string().max(256).default(''),
});

export type DecodeChoice = z.infer<typeof decodeChoiceSchema>;

export const recordPlaceSchema = z.object({
  shardId,
  sequenceNumber,
  subSequenceNumber: z.number().int().min(0).optional(),
});

/** Where one record is. */
export type RecordPlace = z.infer<typeof recordPlaceSchema>;

/**
 * Which records of a stream are meant: a range, what of it matches, or a selection. It is plain JSON, so that a
 * reading, a replay and an export can be described by the same thing and kept for later. `only` is a selection and
 * leaves range and filters aside.
 */
export const recordQuerySchema = z.object({
  streamName: z.string().regex(/^[\w.-]{1,128}$/),
  /** None means all that hold something of the range. */
  shards: z.array(shardId).max(20_000).default([]),
  /** Whether reading goes on in the children of a shard that was split or merged. */
  followChildren: z.boolean().default(true),
  from: queryFromSchema.default({ type: 'horizon' }),
  until: queryUntilSchema.default({ type: 'now' }),
  /** Stops after so many that match, whatever `until` says. Absent: all. */
  limit: z.number().int().min(1).optional(),
  /** Text that the key or the data must contain, whatever the case. */
  search: z.string().max(1_000).default(''),
  /** A JavaScript expression, or a function's body with `return`: see filter/sandboxed-filter.ts. */
  filter: z.string().max(20_000).default(''),
  /** Whether KPL aggregates come as the user records in them. */
  unfold: z.boolean().default(true),
  decode: decodeChoiceSchema.default({ as: 'auto', schema: '', message: '' }),
  /** Of the five GetRecords calls a second that all readers of a shard share, and the same part of its bytes. */
  readsPerSecond: z.number().min(0.1).max(5).default(2),
  only: z.array(recordPlaceSchema).min(1).max(10_000).optional(),
});

export type RecordQuery = z.infer<typeof recordQuerySchema>;
export type RecordQueryInput = z.input<typeof recordQuerySchema>;

/** As one member of an address. */
export const serializeRecordQuery = (query: RecordQueryInput): string =>
  JSON.stringify(recordQuerySchema.parse(query));

/** Undefined for what is no query. */
export function parseRecordQuery(text: string): RecordQuery | undefined {
  try {
    return recordQuerySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
