import { z } from 'zod';

const mostTags = 50;

const tag = z.object({
  key: z
    .string()
    .trim()
    .min(1, 'A tag needs a key.')
    .max(128, 'At most 128 characters.')
    .refine(
      (key) => !key.toLowerCase().startsWith('aws:'),
      'Keys that start with aws: are AWS’s own.',
    ),
  value: z.string().trim().max(256, 'At most 256 characters.'),
});

/** Names as CreateStream has them, so that AWS's complaint about a member lands on its field. */
export const createStreamSchema = z
  .object({
    streamName: z
      .string()
      .trim()
      .min(1, 'Give the stream a name.')
      .max(128, 'At most 128 characters.')
      .regex(/^[\w.-]*$/, 'Letters, digits, and _ . - only.'),
    streamMode: z.enum(['PROVISIONED', 'ON_DEMAND']),
    /** As typed. */
    shardCount: z.string(),
    tags: z.array(tag).max(mostTags, `At most ${mostTags} tags.`),
  })
  .superRefine(({ streamMode, shardCount, tags }, context) => {
    if (streamMode === 'PROVISIONED' && !/^[1-9]\d{0,5}$/.test(shardCount)) {
      context.addIssue({
        code: 'custom',
        path: ['shardCount'],
        message: 'Enter a whole number from 1 on.',
      });
    }
    const keys = tags.map(({ key }) => key);
    const twice = keys.findIndex((key, index) => key !== '' && keys.indexOf(key) < index);
    if (twice >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['tags', twice, 'key'],
        message: 'There is a tag of this key already.',
      });
    }
  });

export type CreateStreamInput = z.infer<typeof createStreamSchema>;

export const emptyStream: CreateStreamInput = {
  streamName: '',
  streamMode: 'PROVISIONED',
  shardCount: '1',
  tags: [],
};
