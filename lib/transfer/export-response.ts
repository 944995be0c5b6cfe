import { z } from 'zod';
import { FailureError, toFailure } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';
import { parseInput } from '#lib/field-errors.ts';
import { parseJsonPath } from '#lib/records/json-path.ts';
import { readRecords } from '#lib/records/read-records.ts';
import { parseRecordQuery, type RecordQuery } from '#lib/records/record-query.ts';
import { type ExportProgress, noteExport } from '#lib/transfer/export-progress.ts';
import {
  createRecordWriter,
  mediaTypes,
  type RecordWriter,
} from '#lib/transfer/formats/record-writer.ts';
import { readTextOf } from '#lib/transfer/open-transfer.ts';
import { fixRange } from '#lib/transfer/prepare-plan.ts';
import { fileFormats } from '#lib/transfer/transfer-plan.ts';
import { streamNow } from '#lib/records/connection-reads.ts';

const askedSchema = z.object({
  connection: z.string(),
  /** Made by the page, which asks by it how far the export is. */
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  format: z.enum(fileFormats),
  query: z.string().transform((text, context) => {
    const query = parseRecordQuery(text);
    if (!query) context.addIssue('This is no query.');
    return query ?? z.NEVER;
  }),
  /** JSON paths, a JSON list of text. */
  columns: z
    .string()
    .default('[]')
    .transform((text) => z.array(z.string().max(200)).max(20).parse(JSON.parse(text))),
});

type Asked = z.infer<typeof askedSchema>;

/**
 * A file with what a query means, as it is read: no more of it is held than a page and a row group. What breaks in the
 * middle breaks the download, so that no browser takes a part for the whole.
 */
export async function exportResponse(
  request: Request,
  connectionInUse: () => Promise<Connection>,
): Promise<Response> {
  try {
    const asked = parseInput(askedSchema, Object.fromEntries(new URL(request.url).searchParams));
    const connection = await connectionInUse();
    if (connection.id !== asked.connection) throw connectionChanged(connection.name);
    const query = await endingQuery(connection, asked.query);
    return new Response(bodyOf(connection, query, asked, request.signal), {
      headers: {
        'content-type': mediaTypes[asked.format],
        'content-disposition': `attachment; filename="${query.streamName}.${asked.format}"`,
        'cache-control': 'no-store, no-transform',
      },
    });
  } catch (error) {
    const { name, message } = toFailure(error);
    return new Response(`${name}: ${message}\n`, { status: 400 });
  }
}

/** A file has an end: what would wait for new records ends with those that are there. */
async function endingQuery(connection: Connection, query: RecordQuery): Promise<RecordQuery> {
  const nowMs = await streamNow(connection, AbortSignal.timeout(10_000));
  const { until } = query;
  return fixRange(until.type === 'never' ? { ...query, until: { type: 'now' } } : query, nowMs);
}

function bodyOf(
  connection: Connection,
  query: RecordQuery,
  { id, format, columns: paths }: Asked,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const columns = paths.flatMap((name) => {
    const path = parseJsonPath(name);
    return path ? [{ name, path }] : [];
  });
  const readText = readTextOf({ kind: 'query', query });
  const writer = createRecordWriter(format, { columns, readText });
  const left = new AbortController();
  const parts = fileParts(connection, query, writer, id, AbortSignal.any([signal, left.signal]));
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => left.abort(),
    },
    { highWaterMark: 1 },
  );
}

/** Parts with nothing in them are left out: a stream that is given none waits. */
async function* fileParts(
  connection: Connection,
  query: RecordQuery,
  writer: RecordWriter,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const progress: ExportProgress = {
    records: 0,
    read: 0,
    bytes: 0,
    readsPerSecond: 0,
    state: 'running',
    reason: undefined,
    failure: undefined,
  };
  const count = (part: Uint8Array) => {
    progress.bytes += part.byteLength;
    noteExport(id, { ...progress });
    return part;
  };
  try {
    const beginning = count(writer.begin());
    if (beginning.byteLength > 0) yield beginning;
    for await (const page of readRecords(connection, query, signal)) {
      progress.records += page.records.length;
      progress.read = page.progress.records;
      progress.readsPerSecond = page.progress.readsPerSecond;
      progress.reason = page.progress.reason;
      const part = count(writer.write(page.records));
      if (part.byteLength > 0) yield part;
    }
    if (progress.reason === 'stopped') throw broken();
    const end = count(writer.end());
    if (end.byteLength > 0) yield end;
    progress.state = 'complete';
  } catch (error) {
    const { name, message } = toFailure(error);
    progress.failure = { name, message };
    throw error;
  } finally {
    if (progress.state === 'running') progress.state = 'broken';
    noteExport(id, progress);
  }
}

const broken = () =>
  new FailureError({
    name: 'Cancelled',
    message: 'The download was cancelled before its end.',
    retryable: true,
  });

const connectionChanged = (name: string) =>
  new FailureError({
    name: 'ConnectionChanged',
    message: `The connection in use is now ${name}; this page was loaded for another. Reload the page.`,
    retryable: false,
  });
