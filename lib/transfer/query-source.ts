import type { Connection } from '#lib/connections.ts';
import { readRecords } from '#lib/records/read-records.ts';
import type { ReadPage, ReadProgress } from '#lib/records/read-progress.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';
import type { SourcePage, SourceRecord } from '#lib/transfer/source-page.ts';

/** Where a reading stands: how many matched before, when the first record arrived, and the reader's own cursor. */
interface QueryCursor {
  matched: number;
  firstMs: number | undefined;
  cursor: string;
}

const encode = ({ matched, firstMs, cursor }: QueryCursor): string =>
  `${matched}|${firstMs ?? ''}|${cursor}`;

function decode(text: string): QueryCursor {
  const [matched = '0', firstMs = '', cursor = ''] = text.split('|');
  return {
    matched: Number(matched),
    firstMs: firstMs === '' ? undefined : Number(firstMs),
    cursor,
  };
}

/** Reads what a query means, from a cursor on that an earlier reading of the same query gave; null for all of it. */
export async function* readQuery(
  connection: Connection,
  query: RecordQuery,
  from: string | null,
  signal: AbortSignal,
): AsyncGenerator<SourcePage, void, void> {
  const start = from === null ? { matched: 0, firstMs: undefined, cursor: '' } : decode(from);
  if (query.only) yield* readOnly(connection, query, query.only, start.matched, signal);
  else yield* readRange(connection, query, from === null ? undefined : start, signal);
}

async function* readRange(
  connection: Connection,
  query: RecordQuery,
  start: QueryCursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<SourcePage, void, void> {
  const before = start?.matched ?? 0;
  const most = mostOf(query);
  if (most !== undefined && before >= most) {
    yield {
      ...nothing(encode({ matched: before, firstMs: start?.firstMs, cursor: '' })),
      end: 'count',
    };
    return;
  }
  const rest: RecordQuery = {
    ...query,
    ...(start && { from: { type: 'cursor', cursor: start.cursor } }),
    ...(query.until.type === 'count' && { until: { type: 'now' } }),
    ...(most !== undefined && { limit: most - before }),
  };
  let firstMs = start?.firstMs;
  let last: ReadProgress | undefined;
  for await (const page of readRecords(connection, rest, signal)) {
    firstMs ??= page.records[0]?.arrivalMs;
    const { matched, cursor } = page.progress;
    yield pageOf(page, last, {
      cursor: encode({ matched: before + matched, firstMs, cursor }),
      share: shareOf(page.progress.reachedMs, firstMs, query),
    });
    last = page.progress;
  }
}

/** Waiting for so many of those to come is not what is meant by a part of what is there. */
const mostOf = ({ limit, until }: RecordQuery): number | undefined =>
  until.type === 'count' ? Math.min(until.count, limit ?? Infinity) : limit;

function shareOf(
  reachedMs: number | undefined,
  firstMs: number | undefined,
  { until }: RecordQuery,
): number | undefined {
  if (until.type !== 'time' || firstMs === undefined || reachedMs === undefined) return undefined;
  const spanMs = until.atMs - firstMs;
  return spanMs <= 0 ? 1 : Math.min(1, Math.max(0, (reachedMs - firstMs) / spanMs));
}

/** A selection may be in any order, so its place is its number in the list. */
async function* readOnly(
  connection: Connection,
  query: RecordQuery,
  only: NonNullable<RecordQuery['only']>,
  done: number,
  signal: AbortSignal,
): AsyncGenerator<SourcePage, void, void> {
  const left = only.slice(done);
  if (left.length === 0) {
    yield { ...nothing(encode({ matched: done, firstMs: undefined, cursor: '' })), end: 'end' };
    return;
  }
  let number = done;
  let last: ReadProgress | undefined;
  for await (const page of readRecords(connection, { ...query, only: left }, signal)) {
    number += 1;
    const at = String(number);
    const cursor = encode({ matched: number, firstMs: undefined, cursor: '' });
    const source = pageOf(page, last, { cursor, share: number / only.length });
    yield {
      ...source,
      records: source.records.map((record) => ({
        ...record,
        place: { lane: 'selection', at, sub: 0 },
      })),
    };
    last = page.progress;
  }
}

const nothing = (cursor: string): SourcePage => ({
  records: [],
  read: 0,
  readBytes: 0,
  rejected: [],
  cursor,
  share: 1,
  end: undefined,
});

function pageOf(
  { records, progress }: ReadPage,
  last: ReadProgress | undefined,
  where: Pick<SourcePage, 'cursor' | 'share'>,
): SourcePage {
  return {
    records: records.map(sourceRecord),
    read: progress.records - (last?.records ?? 0),
    readBytes: progress.bytes - (last?.bytes ?? 0),
    rejected: [],
    end: progress.reason,
    ...where,
  };
}

const sourceRecord = (record: StreamRecord): SourceRecord => ({
  place: {
    lane: record.shardId,
    at: record.sequenceNumber,
    sub: record.subSequenceNumber ?? 0,
  },
  partitionKey: record.partitionKey,
  ...(record.explicitHashKey !== undefined && { explicitHashKey: record.explicitHashKey }),
  data: record.data,
  bytes: record.bytes,
  arrivalMs: record.arrivalMs,
  shardId: record.shardId,
  sequenceNumber: record.sequenceNumber,
});
