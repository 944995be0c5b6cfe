import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import type { FileReader, FileRow } from '#lib/transfer/formats/file-row.ts';

/** Rows that are taken out of a row group at a time. */
const pageRows = 1_000;

/** Columns of bytes stay bytes; those that say that they are text are text. Uncompressed and Snappy. */
export const readParquet: FileReader = async function* readParquet(path, signal) {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const total = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < total; rowStart += pageRows) {
    signal.throwIfAborted();
    const rowEnd = Math.min(total, rowStart + pageRows);
    const rows: FileRow[] = [];
    await parquetRead({
      file,
      metadata,
      rowStart,
      rowEnd,
      utf8: false,
      useOffsetIndex: true,
      parsers: { stringFromBytes: textOf },
      rowFormat: 'object',
      onComplete(objects) {
        for (const [index, cells] of objects.entries())
          rows.push(rowOf(rowStart + index + 1, cells));
      },
    });
    yield { rows, share: rowEnd / total };
  }
};

/** Unlike the library's own decoder it keeps a byte order mark, which may be the beginning of a key. */
const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

const rowOf = (number: number, cells: Record<string, unknown>): FileRow => ({
  number,
  place: `row ${number}`,
  cells: new Map(Object.entries(cells).filter(([, value]) => value !== null)),
  raw: JSON.stringify(cells, (_, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  }),
});
