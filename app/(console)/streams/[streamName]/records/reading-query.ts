import type { ReadingChoice } from './search-params.ts';
import { parseRecordId } from '#lib/records/record-place.ts';
import { type RecordQuery, recordQuerySchema } from '#lib/records/record-query.ts';

export type QueryOutcome = { ok: true; query: RecordQuery } | { ok: false; complaint: string };

/** Servers refuse addresses beyond 16 KiB, and what is in them takes more there than it is long. */
const mostSchemaCharacters = 6_000;

/** What a person's choice asks for, or what is missing in it. */
export function readingQuery(streamName: string, choice: ReadingChoice): QueryOutcome {
  const from = fromOf(choice);
  if (typeof from === 'string') return { ok: false, complaint: from };
  const until = untilOf(choice);
  if (typeof until === 'string') return { ok: false, complaint: until };
  if (choice.schema.length > mostSchemaCharacters)
    return {
      ok: false,
      complaint:
        'The schema is too long for an address: keep it to 6,000 characters, without its documentation.',
    };
  const only = choice.only.flatMap((id) => parseRecordId(id) ?? []);
  const parsed = recordQuerySchema.safeParse({
    streamName,
    shards: choice.shards,
    followChildren: choice.follow,
    from,
    until,
    ...(choice.until !== 'live' && { limit: choice.page }),
    search: choice.find,
    filter: choice.filter,
    unfold: choice.unfold,
    decode: { as: choice.as, schema: choice.schema, message: choice.message },
    readsPerSecond: choice.reads,
    ...(only.length > 0 && { only }),
  });
  if (parsed.success) return { ok: true, query: parsed.data };
  return { ok: false, complaint: parsed.error.issues.map(({ message }) => message).join(' ') };
}

function fromOf(choice: ReadingChoice): RecordQuery['from'] | string {
  const { from, ago, time, sequence, cursor } = choice;
  if (from === 'horizon' || from === 'latest') return { type: from };
  if (from === 'cursor') return { type: 'cursor', cursor };
  if (from === 'ago')
    return ago > 0 ? { type: 'ago', seconds: ago } : 'Say how long ago: more than nothing.';
  if (from === 'time')
    return time ? { type: 'time', atMs: time.getTime() } : 'Choose a day and a time to begin at.';
  if (!/^\d{1,129}$/.test(sequence)) return 'Enter a sequence number: digits only.';
  return { type: 'sequence', sequenceNumber: sequence, after: from === 'after' };
}

function untilOf({ from, until, untilTime, count }: ReadingChoice): RecordQuery['until'] | string {
  if (until === 'live') return { type: 'never' };
  if (until === 'count') return { type: 'count', count };
  if (until === 'time')
    return untilTime
      ? { type: 'time', atMs: untilTime.getTime() }
      : 'Choose a day and a time to end at.';
  // Between the latest record and now there is nothing.
  return from === 'latest' ? { type: 'never' } : { type: 'now' };
}

/** Whether it waits for what comes. */
export const isLive = ({ from, until }: ReadingChoice): boolean =>
  until === 'live' || (from === 'latest' && until === 'now');
