import type { FileRow } from '#lib/transfer/formats/file-row.ts';
import { mapRow } from '#lib/transfer/formats/map-row.ts';
import { fileReaders } from '#lib/transfer/formats/read-file.ts';
import type { SourcePage } from '#lib/transfer/source-page.ts';
import type { FileMapping } from '#lib/transfer/transfer-plan.ts';

const pageRows = 1_000;

/** Reads the records in a file, from a cursor on that an earlier reading gave; null for all of it. */
export async function* readFileRecords(
  path: string,
  mapping: FileMapping,
  mostBytes: number,
  from: string | null,
  signal: AbortSignal,
): AsyncGenerator<SourcePage, void, void> {
  let done = Number(from ?? 0);
  for await (const { rows, share } of fileReaders[mapping.format](path, signal)) {
    const fresh = rows.filter(({ number }) => number > done);
    for (let at = 0; at < fresh.length; at += pageRows) {
      const part = fresh.slice(at, at + pageRows);
      done = part.at(-1)?.number ?? done;
      yield { ...pageOf(part, mapping, mostBytes), cursor: String(done), share, end: undefined };
    }
  }
  yield { ...pageOf([], mapping, mostBytes), cursor: String(done), share: 1, end: 'end' };
}

function pageOf(rows: readonly FileRow[], mapping: FileMapping, mostBytes: number) {
  const page: Pick<SourcePage, 'records' | 'rejected' | 'read' | 'readBytes'> = {
    records: [],
    rejected: [],
    read: rows.length,
    readBytes: 0,
  };
  for (const row of rows) {
    const outcome = mapRow(row, mapping, mostBytes);
    page.readBytes += row.raw.length;
    if (!outcome.ok) {
      const { number, place, raw } = row;
      page.rejected.push({ number, place, raw, reason: outcome.reason });
      continue;
    }
    const { record } = outcome;
    page.records.push({
      ...record,
      place: { lane: 'file', at: String(row.number), sub: 0 },
      bytes: record.data.byteLength + Buffer.byteLength(record.partitionKey),
      arrivalMs: record.arrivalMs,
      shardId: '',
      sequenceNumber: String(row.number),
    });
  }
  return page;
}
