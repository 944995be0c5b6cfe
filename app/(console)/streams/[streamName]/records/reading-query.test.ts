import { describe, expect, test } from 'vitest';
import { isLive, readingQuery } from './reading-query.ts';
import type { ReadingChoice } from './search-params.ts';

const usual: ReadingChoice = {
  from: 'horizon',
  ago: 900,
  time: null,
  sequence: '',
  cursor: '',
  until: 'now',
  untilTime: null,
  count: 100,
  shards: [],
  follow: true,
  page: 1_000,
  find: '',
  filter: '',
  columns: [],
  as: 'auto',
  schema: '',
  message: '',
  unfold: true,
  reads: 2,
  only: [],
};
const asked = (changes: Partial<ReadingChoice>) => readingQuery('s', { ...usual, ...changes });
const at = new Date(1_700_000_000_000);

describe('a choice', () => {
  test.each<[Partial<ReadingChoice>, object]>([
    [{}, { from: { type: 'horizon' }, until: { type: 'now' }, limit: 1_000 }],
    [{ from: 'ago', ago: 60 }, { from: { type: 'ago', seconds: 60 } }],
    [
      { from: 'time', time: at, until: 'time', untilTime: at },
      {
        from: { type: 'time', atMs: at.getTime() },
        until: { type: 'time', atMs: at.getTime() },
      },
    ],
    [
      { from: 'after', sequence: '49' },
      { from: { type: 'sequence', sequenceNumber: '49', after: true } },
    ],
    [{ from: 'latest' }, { from: { type: 'latest' }, until: { type: 'never' } }],
    [{ from: 'cursor', cursor: '0.h' }, { from: { type: 'cursor', cursor: '0.h' } }],
    [{ only: ['s:1', 'nonsense'] }, { only: [{ shardId: 's', sequenceNumber: '1' }] }],
  ])('%j asks for that', (changes, query) => {
    expect(asked(changes)).toMatchObject({ ok: true, query });
  });

  test('that is live has no end', () => {
    expect(asked({ until: 'live' })).toMatchObject({
      ok: true,
      query: { until: { type: 'never' } },
    });
    expect(asked({ until: 'live' })).not.toHaveProperty('query.limit');
    expect(isLive({ ...usual, from: 'latest' })).toBe(true);
    expect(isLive(usual)).toBe(false);
  });

  test.each<[Partial<ReadingChoice>, RegExp]>([
    [{ from: 'ago', ago: 0 }, /how long ago/],
    [{ from: 'time' }, /to begin at/],
    [{ until: 'time' }, /to end at/],
    [{ from: 'at', sequence: 'x' }, /digits only/],
    [{ shards: ['no shard'] }, /shard id/],
    [{ reads: 9 }, /5/],
    [{ as: 'avro', schema: 'x'.repeat(6_001) }, /too long/],
  ])('%j lacks something', (changes, complaint) => {
    const outcome = asked(changes);
    expect(outcome.ok ? '' : outcome.complaint).toMatch(complaint);
  });
});
