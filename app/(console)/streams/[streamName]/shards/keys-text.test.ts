import { expect, test } from 'vitest';
import { keysText } from './keys-text.ts';

const key = (PartitionKey: string, RecordShare: number, ByteShare: number) => ({
  PartitionKey,
  RecordShare,
  ByteShare,
  RecordShareOverestimate: 0,
  ByteShareOverestimate: 0,
});

const shard = {
  Keys: [key('user-7', 0.71, 0.2), key('user-9', 0.12, 0.6), key('user-1', 0.01, 0)],
};

test('names the keys that make the load, by what binds', () => {
  expect(keysText(shard, 'recordsIn')).toBe(
    '71 % of its records of the last minute carry the key user-7, 12 % the key user-9.',
  );
  expect(keysText(shard, 'bytesIn')).toBe(
    '60 % of its bytes of the last minute carry the key user-9, 20 % the key user-7.',
  );
});

test('says so where no key stands out', () => {
  expect(keysText({ Keys: [key('user-1', 0.02, 0.02)] }, 'recordsIn')).toBe(
    'No single key stands out.',
  );
});
