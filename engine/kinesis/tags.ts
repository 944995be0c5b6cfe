import { invalidArgument } from './failures.ts';
import { mostTags } from './limits.ts';
import type { StreamRow } from './stream.ts';

export type Tags = Record<string, string>;

/** Whose tags they are: a stream, consumer or channel. */
type TagOwner = Pick<StreamRow, 'name' | 'accountId'>;

/**
 * Refuses what no AWS tag may hold. That a percent sign is named among the valid characters and is not one is AWS's, as
 * kinesalite recorded it: https://github.com/mhart/kinesalite/blob/master/actions/addTagsToStream.js
 */
function checkTagCharacters(
  { name, accountId }: TagOwner,
  what: 'add tags to' | 'remove tags from',
  texts: readonly string[],
): void {
  if (!texts.every((text) => /^[\p{L}\p{Z}\p{N}_.:/=+\-%@]*$/u.test(text)))
    throw invalidArgument(
      'Some tags contain invalid characters. Valid characters: ' +
        'Unicode letters, digits, white space, _ . / = + - % @.',
    );
  if (texts.some((text) => text.includes('%')))
    throw invalidArgument(
      `Failed to ${what} stream ${name} under account ${accountId} because some tags contained illegal characters. ` +
        "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.",
    );
}

/** A resource's tags with others added or replaced. */
export function addTags(owner: TagOwner, present: Tags, added: Tags): Tags {
  checkTagCharacters(owner, 'add tags to', Object.entries(added).flat());
  const tags = { ...present, ...added };
  if (Object.keys(tags).length > mostTags)
    throw invalidArgument(
      `Failed to add tags to stream ${owner.name} under account ${owner.accountId} because a given stream cannot have ` +
        `more than ${mostTags} tags associated with it.`,
    );
  return tags;
}

export function removeTags(owner: TagOwner, present: Tags, keys: readonly string[]): Tags {
  checkTagCharacters(owner, 'remove tags from', keys);
  return Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));
}

/** As ListTags shows them: by key, in the order of code units. */
export const listTags = (tags: Tags): { Key: string; Value: string }[] =>
  Object.entries(tags)
    .map(([Key, Value]) => ({ Key, Value }))
    .toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
