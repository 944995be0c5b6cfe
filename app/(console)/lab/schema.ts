import { z } from 'zod';

export const snapshotNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, 'A letter or digit, then letters, digits, _ . -, up to 64.');

/** Where, how often and until when a switch strikes; fields as they are typed. */
export interface FaultTerms {
  streamName: string;
  shardId: string;
  operations: string[];
  percent: string;
  minutes: string;
  mostTimes: string;
}

const wholeUpTo = (most: number) => (text: string) =>
  text.trim() === '' || (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most);

export const faultTermsSchema = z
  .object({
    streamName: z.string().trim().max(128, 'At most 128 characters.'),
    shardId: z
      .string()
      .trim()
      .regex(/^(shardId-\d{12})?$/, 'As shardId-000000000000.'),
    operations: z.array(z.string()),
    percent: z.string().refine((text) => Number(text) > 0 && Number(text) <= 100, {
      message: 'Above 0, up to 100.',
    }),
    minutes: z.string().refine(wholeUpTo(527_040), 'Whole minutes, or nothing for no end.'),
    mostTimes: z.string().refine(wholeUpTo(1_000_000), 'A whole number, or nothing for no end.'),
  })
  .refine(({ streamName, shardId }) => shardId === '' || streamName !== '', {
    path: ['streamName'],
    message: 'A shard is of a stream: say which.',
  });
