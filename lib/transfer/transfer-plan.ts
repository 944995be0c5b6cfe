import { z } from 'zod';
import { parseKeyTemplate } from '#lib/transfer/key-template.ts';
import { recordQuerySchema } from '#lib/records/record-query.ts';

export const fileFormats = ['ndjson', 'csv', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const dataEncodings = ['base64', 'text', 'hex', 'json'] as const;

const column = z.string().max(300);

/** Which column of a file is what of a record. An empty `data` column is the whole line of NDJSON. */
export const fileMappingSchema = z.object({
  format: z.enum(fileFormats),
  data: z.object({ column, encoding: z.enum(dataEncodings) }),
  key: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('column'),
      column: column.min(1, 'Choose the column of the partition key.'),
    }),
    /** A key of its own for each record: they spread evenly, and no order holds. */
    z.object({ kind: z.literal('random') }),
  ]),
  /** Empty: none. */
  explicitHashKeyColumn: column.default(''),
  /** When each record arrived: the pace of a file is kept by it. Empty: no record says. */
  timeColumn: column.default(''),
  /** CSV: whether an apostrophe in front of what a spreadsheet would take for a formula is not a part of it. */
  removesFormulaGuard: z.boolean().default(true),
});

export type FileMapping = z.infer<typeof fileMappingSchema>;

export const fileIdSchema = z.string().regex(/^[0-9a-f-]{36}$/);

const transferSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('query'), query: recordQuerySchema }),
  z.object({
    kind: z.literal('file'),
    fileId: fileIdSchema,
    fileName: z.string().max(300),
    mapping: fileMappingSchema,
  }),
]);

export type TransferSource = z.infer<typeof transferSourceSchema>;

/** What becomes of partition keys. */
const keysSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('original') }),
  /** With an explicit hash key within the range of the shard that the record was in. */
  z.object({ kind: z.literal('ranges') }),
  /** A JSON path, or text with JSON paths in double braces. */
  z.object({
    kind: z.literal('template'),
    template: z
      .string()
      .max(1_000)
      .refine((text) => parseKeyTemplate(text) !== undefined, {
        error: 'Write a JSON path such as user.id, or text with paths in it: {{user.id}}-{{key}}.',
      }),
  }),
]);

const slowestFactor = 0.1;
const fastestFactor = 1_000;

const paceSchema = z.discriminatedUnion('kind', [
  /** The time between two records is what it was, divided by the factor. */
  z.object({
    kind: z.literal('original'),
    factor: z.number().min(slowestFactor).max(fastestFactor),
  }),
  z.object({ kind: z.literal('fast') }),
]);

export const transferPlanSchema = z
  .object({
    source: transferSourceSchema,
    keys: keysSchema,
    pace: paceSchema,
    /** JavaScript, see transform/transform-program.ts. Empty: records stay as they are. */
    transform: z.string().max(20_000),
    /** Whether of each partition key no record is sent before the one in front of it was taken. */
    keepsOrder: z.boolean(),
  })
  .refine(
    ({ source, pace }) =>
      source.kind === 'query' || pace.kind === 'fast' || source.mapping.timeColumn !== '',
    {
      path: ['pace'],
      error: 'Choose the column with the arrival time: without it a file has no pace of its own.',
    },
  );

export type TransferPlan = z.infer<typeof transferPlanSchema>;
