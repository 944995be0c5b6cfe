import { z } from 'zod';
import { checkTwice, tagList } from '../../tag-schema.ts';
import { plannedCall } from '#lib/aws/planned-call.ts';

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html */
export const registerSchema = z
  .object({
    streamArn: z.string().min(1),
    consumerName: z
      .string()
      .trim()
      .min(1, 'Give it a name.')
      .max(128, 'At most 128 characters.')
      .regex(/^[a-zA-Z0-9_.-]*$/, 'Letters, digits, _, . and - only.'),
    tags: tagList,
  })
  .superRefine(({ tags }, context) => checkTwice(tags, context));
export type RegisterInput = z.infer<typeof registerSchema>;

const tagsOf = (tags: RegisterInput['tags']) =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));

export const registerCall = ({ streamArn, consumerName, tags }: RegisterInput) =>
  plannedCall('RegisterStreamConsumer', {
    StreamARN: streamArn,
    ConsumerName: consumerName,
    ...(tags.length > 0 && { Tags: tagsOf(tags) }),
  });

export const deregisterSchema = z.object({ consumerArn: z.string().min(1) });
export type DeregisterInput = z.infer<typeof deregisterSchema>;

export const deregisterCall = ({ consumerArn }: DeregisterInput) =>
  plannedCall('DeregisterStreamConsumer', { ConsumerARN: consumerArn });

export const consumerTagsSchema = z
  .object({ consumerArn: z.string().min(1), tags: tagList, present: z.array(z.string()) })
  .superRefine(({ tags }, context) => checkTwice(tags, context));
export type ConsumerTagsInput = z.infer<typeof consumerTagsSchema>;

/** What is new or other is set, what is gone is removed. */
export function consumerTagsCalls({ consumerArn, tags, present }: ConsumerTagsInput) {
  const kept = new Set(tags.map(({ key }) => key));
  const gone = present.filter((key) => !kept.has(key));
  const calls = [];
  if (gone.length > 0)
    calls.push(plannedCall('UntagResource', { ResourceARN: consumerArn, TagKeys: gone }));
  if (tags.length > 0)
    calls.push(plannedCall('TagResource', { ResourceARN: consumerArn, Tags: tagsOf(tags) }));
  return calls;
}
