import { expect, test } from 'vitest';
import { formatShardId, parseShardId } from './shard-id.ts';

test('an id has twelve digits', () => expect(formatShardId(7)).toBe('shardId-000000000007'));

test.each([
  ['shardId-000000000003', 3],
  ['foo-3', 3],
  ['3', 3],
  ['shardId-2147483647', 2147483647],
])('%s is shard %d', (text, index) => expect(parseShardId(text)).toBe(index));

test.each(['shardId-2147483648', 'shardId', 'shardId-', 'a.b', 'shardId-00x'])(
  '%s is no shard',
  (text) => expect(parseShardId(text)).toBeUndefined(),
);
