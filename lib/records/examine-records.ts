import { FailureError } from '#lib/aws/failure.ts';
import { createDecoder, type DataDecoder } from '#lib/records/decode/decode-data.ts';
import type { KeyRing } from '#lib/records/decode/key-ring.ts';
import { unfoldAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { ThreadedFilter } from '#lib/records/filter/threaded-filter.ts';
import type { FilterErrors } from '#lib/records/read-progress.ts';
import type { Examined, RecordExaminer } from '#lib/records/record-reader.ts';
import type { DecodeChoice, RecordQuery } from '#lib/records/record-query.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

const noErrors: FilterErrors = { count: 0, timedOut: 0, first: undefined };

type Wanted = Pick<RecordQuery, 'unfold' | 'search' | 'filter' | 'decode'>;

/** What of a batch matches. Close it when the reading is over. */
export async function createExaminer(
  wanted: Wanted,
  ring: KeyRing,
): Promise<RecordExaminer & { close(): void }> {
  const decode = decoderOf(wanted.decode, ring);
  const readText = textReader(wanted.decode, decode);
  const filter = wanted.filter.trim() === '' ? undefined : await ThreadedFilter.open(wanted.filter);
  const search = wanted.search.toLowerCase();
  const finds = (record: StreamRecord) =>
    search === '' ||
    record.partitionKey.toLowerCase().includes(search) ||
    readText(record.data).toLowerCase().includes(search);
  return {
    async examine(records) {
      const unfolded = records.map((record) =>
        wanted.unfold ? (unfoldAggregate(record) ?? [record]) : [record],
      );
      const found = unfolded.map((list) => (search === '' ? list : list.filter(finds)));
      const kept = filter ? await runFilter(filter, found, readText) : found;
      return kept.map((matched, index): Examined => ({
        userRecords: unfolded[index]?.length ?? 0,
        matched,
      }));
    },
    get errors() {
      return filter?.errors ?? noErrors;
    },
    close: () => filter?.close(),
  };
}

/** A person's schema may be none. */
export function decoderOf(choice: DecodeChoice, ring?: KeyRing): DataDecoder {
  try {
    return createDecoder(choice, ring);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureError({
      name: 'InvalidSchema',
      message: `The ${choice.as} schema cannot be used: ${reason}`,
      retryable: false,
      member: 'decode.schema',
    });
  }
}

/** Most data is JSON as it stands; only the rest is worth being looked into. */
function textReader({ as }: DecodeChoice, decode: DataDecoder): (data: Uint8Array) => string {
  const mayBePlain = as === 'auto' || as === 'json' || as === 'text';
  return (data) => {
    const isPlain = mayBePlain && (data[0] === 0x7b || data[0] === 0x5b);
    const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    if (isPlain) return buffer.toString();
    const { kind, text } = decode(data);
    return kind === 'binary' ? buffer.toString('latin1') : text;
  };
}

/** Of one crossing into the sandbox. */
const mostCharacters = 4 * 1_048_576;

async function runFilter(
  filter: ThreadedFilter,
  lists: readonly StreamRecord[][],
  readText: (data: Uint8Array) => string,
): Promise<StreamRecord[][]> {
  const kept: StreamRecord[][] = lists.map(() => []);
  let batch: { record: StreamRecord; list: number; text: string }[] = [];
  let characters = 0;
  const flush = async () => {
    const matched = await filter.run(batch.map(({ record, text }) => subjectOf(record, text)));
    for (const index of matched) {
      const { record, list } = batch[index] ?? {};
      if (record && list !== undefined) kept[list]?.push(record);
    }
    batch = [];
    characters = 0;
  };
  for (const [list, records] of lists.entries())
    for (const record of records) {
      const text = readText(record.data);
      batch.push({ record, list, text });
      characters += text.length;
      // One after the other: the sandbox runs one batch at a time.
      // oxlint-disable-next-line no-await-in-loop
      if (characters > mostCharacters) await flush();
    }
  if (batch.length > 0) await flush();
  return kept;
}

const subjectOf = (record: StreamRecord, text: string) => ({
  key: record.partitionKey,
  text,
  shardId: record.shardId,
  sequenceNumber: record.sequenceNumber,
  arrivalMs: record.arrivalMs,
  bytes: record.bytes,
});
