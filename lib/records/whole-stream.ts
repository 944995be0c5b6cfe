import type { RecordQuery } from '#lib/records/record-query.ts';

/** All of a stream that is there. */
export const wholeStream = (streamName: string): RecordQuery => ({
  streamName,
  shards: [],
  followChildren: true,
  from: { type: 'horizon' },
  until: { type: 'now' },
  search: '',
  filter: '',
  unfold: true,
  decode: { as: 'auto', schema: '', message: '' },
  readsPerSecond: 2,
});
