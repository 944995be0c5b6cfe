import { expect, test } from 'vitest';
import { forecastSentence } from '#lib/jobs/forecast-sentence.ts';

const shard = (index: number, utilisation: number, topKeyShare = 0.1) => ({
  shardId: `s${index}`,
  recordsPerSecond: utilisation * 1_000,
  bytesPerSecond: 0,
  topKey: 'user-7',
  topKeyShare,
  utilisation,
  refusedPerSecond: Math.max(0, utilisation - 1) * 1_000,
});

test.each([
  [[], ''],
  [
    [shard(0, 0.2), shard(1, 0.62)],
    'No shard goes over its limit. The fullest, s1, would be at 62 %.',
  ],
  [
    [shard(0, 0.2), shard(1, 1.25, 0.8)],
    's1 would be asked for 125 % of what it takes: about 250 records/s would be refused at first and tried again. The others have room. 80 % of what it gets carries the key user-7: one key goes to one shard, so more shards do not help it.',
  ],
  [
    [shard(0, 1.5), shard(1, 1.25), shard(2, 0)],
    '2 of 3 shards would be asked for more than they take, s0 for 150 %: about 750 records/s would be refused at first and tried again. The others have room.',
  ],
  [
    [shard(0, 2), shard(1, 2)],
    'Every shard would be asked for more than it takes: about 2,000 records/s would be refused at first and tried again. The stream needs more shards, or the generator a lower rate.',
  ],
])('%#', (shards, sentence) => expect(forecastSentence(shards)).toBe(sentence));
