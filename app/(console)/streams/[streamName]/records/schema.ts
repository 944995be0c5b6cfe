import { z } from 'zod';
import { largestHashKey } from '#lib/kinesis/hash-key-range.ts';
import { plannedCall } from '#lib/aws/planned-call.ts';

export const dataFormats = ['json', 'text', 'base64'] as const;

/** A form is no place for more; what a server action takes is bounded too. */
const mostDataBytes = 512 * 1_024;

const byteLength = (text: string) => new TextEncoder().encode(text).byteLength;

export const putRecordSchema = z
  .object({
    partitionKey: z
      .string()
      .min(1, 'Enter a partition key.')
      .refine(
        (key) => Array.from(key).length <= 256,
        'A partition key has at most 256 characters.',
      ),
    data: z
      .string()
      .refine(
        (data) => byteLength(data) <= mostDataBytes,
        'At most 512 KiB here. Use the CLI for more.',
      ),
    format: z.enum(dataFormats),
    explicitHashKey: z
      .string()
      .trim()
      .refine(isHashKey, 'Enter a whole number from 0 to 2^128 − 1, or leave it empty.'),
  })
  .superRefine(({ data, format }, context) => {
    const complaint = complaintAbout(data, format);
    if (complaint !== undefined)
      context.addIssue({ code: 'custom', path: ['data'], message: complaint });
  });

export type PutRecordInput = z.infer<typeof putRecordSchema>;

function isHashKey(text: string): boolean {
  return text === '' || (/^(0|[1-9]\d{0,38})$/.test(text) && BigInt(text) <= largestHashKey);
}

function complaintAbout(data: string, format: PutRecordInput['format']): string | undefined {
  if (format === 'base64') return isBase64(data) ? undefined : 'This is not base64.';
  if (format === 'text') return undefined;
  try {
    JSON.parse(data);
    return undefined;
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** White space is for people. */
const packed = (data: string) => data.replaceAll(/\s/g, '');

const isBase64 = (data: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed(data));

/** The bytes that are meant. */
export const bytesOf = ({ data, format }: Pick<PutRecordInput, 'data' | 'format'>): Uint8Array =>
  format === 'base64'
    ? Uint8Array.from(atob(packed(data)), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(data);

export const putRecordCall = (streamName: string, input: PutRecordInput) =>
  plannedCall('PutRecord', {
    StreamName: streamName,
    PartitionKey: input.partitionKey,
    Data: bytesOf(input),
    ...(input.explicitHashKey !== '' && { ExplicitHashKey: input.explicitHashKey }),
  });
