import { FailureError, toFailure } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';
import { openKeyRing } from '#lib/records/decode/key-ring.ts';
import { decoderOf } from '#lib/records/examine-records.ts';
import { type JsonPath, parseJsonPath } from '#lib/records/json-path.ts';
import { notingSilence } from '#lib/records/noting-silence.ts';
import type { ReadProgress } from '#lib/records/read-progress.ts';
import { readRecords } from '#lib/records/read-records.ts';
import type { ReadingMessage } from '#lib/records/reading-message.ts';
import type { ReadingRequest } from '#lib/records/reading-request.ts';
import { columnPaths, recordLine, type RecordLine } from '#lib/records/record-line.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** A page of the browser is not drawn more often anyway. */
const pauseMs = 100;
/** Without news for so long, it is told that there is none. */
const silenceMs = 500;
/** Of one live message; what is beyond nobody could read. */
const mostLiveLines = 5_000;
const sampledRecords = 50;

/** A reading as messages for a page. It never fails: the last message says why. */
export async function* readingMessages(
  connection: Connection,
  request: ReadingRequest,
  signal: AbortSignal,
): AsyncGenerator<ReadingMessage, void, void> {
  try {
    checkPage(connection, request);
    yield* messages(connection, request, signal);
  } catch (error) {
    if (!signal.aborted) yield { type: 'failure', failure: toFailure(error) };
  }
}

/** A page that was loaded for one connection must not show another's records when a second tab has switched. */
function checkPage({ id, name }: Connection, { connectionId }: ReadingRequest): void {
  if (connectionId === id) return;
  throw new FailureError({
    name: 'ConnectionChanged',
    message: `The connection in use is now ${name}; this page was loaded for another. Reload the page.`,
    retryable: false,
  });
}

async function* messages(
  connection: Connection,
  { query, columns }: ReadingRequest,
  signal: AbortSignal,
): AsyncGenerator<ReadingMessage, void, void> {
  const decode = decoderOf(query.decode, await openKeyRing());
  const columnsWanted = columns.map(pathOf);
  const lineOf = (record: StreamRecord) => recordLine(record, decode, columnsWanted);
  const most = query.until.type === 'never' ? mostLiveLines : Infinity;
  const seen = new Set<string>();
  let waiting: StreamRecord[] = [];
  let sampled = 0;
  let latest: { progress: ReadProgress; atMs: number } | undefined;
  let sentMs = 0;
  for await (const page of notingSilence(readRecords(connection, query, signal), pauseMs)) {
    if (page) {
      latest = { progress: page.progress, atMs: Date.now() };
      waiting.push(...page.records);
    }
    if (!latest) continue;
    const isFirst = sampled === 0 && waiting.length > 0;
    const isNews = waiting.length > 0 || page !== undefined;
    const isDue = Date.now() - sentMs >= (isNews ? pauseMs : silenceMs);
    if (latest.progress.reason === undefined && !isFirst && !isDue) continue;
    sentMs = Date.now();
    const shown = waiting.slice(Math.max(0, waiting.length - most));
    const sample = shown.slice(0, Math.max(0, sampledRecords - sampled));
    sampled += sample.length;
    for (const record of sample) for (const path of columnPaths(record, decode)) seen.add(path);
    const paths = sample.length > 0 ? [...seen] : undefined;
    yield pageOf(shown.map(lineOf), waiting.length - shown.length, upToNow(latest), paths);
    waiting = [];
  }
}

/** Shards may have to wait for their budget; a person should see that it goes on. */
const upToNow = ({ progress, atMs }: { progress: ReadProgress; atMs: number }): ReadProgress => ({
  ...progress,
  tookMs: progress.tookMs + Date.now() - atMs,
});

const pageOf = (
  lines: RecordLine[],
  skipped: number,
  progress: ReadProgress,
  paths: string[] | undefined,
): ReadingMessage => ({ type: 'page', lines, skipped, progress, ...(paths && { paths }) });

function pathOf(text: string): JsonPath {
  const path = parseJsonPath(text);
  if (path) return path;
  throw new FailureError({
    name: 'InvalidInput',
    message: `“${text}” is no JSON path. Write user.id, items[0].sku or ["odd name"].`,
    retryable: false,
    member: 'columns',
  });
}
