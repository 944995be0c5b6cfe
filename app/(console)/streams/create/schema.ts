import { z } from 'zod';
import { checkTwice, tagList } from '../tag-schema.ts';
import { plannedCall } from '#lib/aws/planned-call.ts';

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
    tags: tagList,
  })
  .superRefine(({ streamMode, shardCount, tags }, context) => {
    if (streamMode === 'PROVISIONED' && !/^[1-9]\d{0,5}$/.test(shardCount)) {
      context.addIssue({
        code: 'custom',
        path: ['shardCount'],
        message: 'Enter a whole number from 1 on.',
      });
    }
    checkTwice(tags, context);
  });

export type CreateStreamInput = z.infer<typeof createStreamSchema>;

export const emptyStream: CreateStreamInput = {
  streamName: '',
  streamMode: 'PROVISIONED',
  shardCount: '1',
  tags: [],
};

export const createStreamCall = ({ streamName, streamMode, shardCount, tags }: CreateStreamInput) =>
  plannedCall('CreateStream', {
    StreamName: streamName,
    StreamModeDetails: { StreamMode: streamMode },
    ...(streamMode === 'PROVISIONED' && { ShardCount: Number(shardCount) }),
    ...(tags.length > 0 && {
      Tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    }),
  });
