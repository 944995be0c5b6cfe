import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { decodedCells, placeColumns, placeOf } from '#lib/transfer/formats/export-columns.ts';
import type { RecordWriter, WriterOptions } from '#lib/transfer/formats/record-writer.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** A row group is what must be held at a time, by the writer and by whoever reads the file. */
const groupRecords = 10_000;
const groupBytes = 8 * 1_048_576;

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const optionalText = (name: string): Element => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'OPTIONAL',
});

/** Bytes as bytes in the column `data`; times, keys and decoded columns as text. Snappy. */
export function parquetWriter({ columns, readText }: WriterOptions): RecordWriter {
  const bytes = new ByteWriter();
  const textColumns = [...placeColumns, 'text', ...columns.map(({ name }) => name)];
  const schema: Element[] = [
    { name: 'records', num_children: textColumns.length + 1 },
    { name: 'data', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED' },
    ...textColumns.map(optionalText),
  ];
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: 'kinetoscope' });
  let waiting: StreamRecord[] = [];
  let waitingBytes = 0;
  const writeGroup = () => {
    if (waiting.length === 0) return;
    const rows = waiting.map((record) => {
      const text = readText(record.data);
      const place = placeOf(record);
      const cells = placeColumns.map((column) => place[column]);
      return [...cells, text ?? null, ...decodedCells(text, columns)];
    });
    void file.write({
      rowGroupSize: waiting.length,
      columnData: [
        { name: 'data', data: waiting.map(({ data }) => data) },
        ...textColumns.map((name, index) => ({ name, data: rows.map((row) => row[index]) })),
      ],
    });
    waiting = [];
    waitingBytes = 0;
  };
  return {
    begin: () => take(bytes),
    write(records) {
      for (const record of records) {
        waiting.push(record);
        waitingBytes += record.bytes;
        if (waiting.length >= groupRecords || waitingBytes >= groupBytes) writeGroup();
      }
      return take(bytes);
    },
    end() {
      writeGroup();
      void file.finish();
      return take(bytes);
    },
  };
}

/** What is in the writer's buffer, which is then used again; `offset` counts on. */
function take(writer: ByteWriter): Uint8Array {
  const taken = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return taken;
}
