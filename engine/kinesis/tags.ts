import { invalidArgument } from './failures.ts';
import { mostTags } from './limits.ts';
import type { StreamRow } from './stream.ts';

export type Tags = Record<string, string>;

/** Refuses what no AWS tag may hold. */
function checkTagCharacters(...texts: readonly string[]): void {
  if (texts.every((text) => /^[\p{L}\p{Z}\p{N}_.:/=+\-%@]*$/u.test(text))) return;
  throw invalidArgument(
    'Some tags contain invalid characters. Valid characters: ' +
      'Unicode letters, digits, white space, _ . / = + - % @.',
  );
}

/** A resource's tags with others added or replaced. */
export function addTags(
  { name, accountId }: Pick<StreamRow, 'name' | 'accountId'>,
  present: Tags,
  added: Tags,
): Tags {
  checkTagCharacters(...Object.entries(added).flat());
  const tags = { ...present, ...added };
  if (Object.keys(tags).length > mostTags)
    throw invalidArgument(
      `Failed to add tags to stream ${name} under account ${accountId} because a given stream cannot have ` +
        `more than ${mostTags} tags associated with it.`,
    );
  return tags;
}

export function removeTags(present: Tags, keys: readonly string[]): Tags {
  checkTagCharacters(...keys);
  return Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));
}

/** As ListTags shows them: by key, in the order of code units. */
export const listTags = (tags: Tags): { Key: string; Value: string }[] =>
  Object.entries(tags)
    .map(([Key, Value]) => ({ Key, Value }))
    .toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
