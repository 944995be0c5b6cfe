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

export type Tag = z.infer<typeof tag>;

export const tagList = z.array(tag).max(mostTags, `At most ${mostTags} tags.`);

/** A key that is there twice is the fault of the later one. */
export function checkTwice(
  tags: readonly Tag[],
  context: {
    addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void;
  },
): void {
  const keys = tags.map(({ key }) => key);
  const twice = keys.findIndex((key, index) => key !== '' && keys.indexOf(key) < index);
  if (twice < 0) return;
  context.addIssue({
    code: 'custom',
    path: ['tags', twice, 'key'],
    message: 'There is a tag of this key already.',
  });
}
