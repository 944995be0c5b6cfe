import type { RecordLine } from '#lib/records/record-line.ts';

type Value = string | number;

/** Of the fixed columns; a chosen one is a dot and its path. */
const fixed: Record<string, (line: RecordLine) => Value> = {
  arrival: ({ arrivalMs }) => arrivalMs ?? 0,
  shard: ({ shardId }) => shardId,
  key: ({ partitionKey }) => partitionKey,
  size: ({ bytes }) => bytes,
  format: ({ format }) => format,
};

/** The lines by a column; as they came where it names none. Lines that are equal there keep their order. */
export function sortLines(
  lines: readonly RecordLine[],
  sort: string,
  columns: readonly string[],
): readonly RecordLine[] {
  const isDown = sort.startsWith('-');
  const valueOf = columnValue(isDown ? sort.slice(1) : sort, columns);
  if (!valueOf) return lines;
  const up = lines
    .map((line) => ({ line, value: valueOf(line) }))
    .toSorted((a, b) => compare(a.value, b.value) * (isDown ? -1 : 1));
  return up.map(({ line }) => line);
}

function columnValue(name: string, columns: readonly string[]) {
  const known = fixed[name];
  if (known) return known;
  const at = columns.indexOf(name.slice(1));
  if (!name.startsWith('.') || at < 0) return undefined;
  return (line: RecordLine): Value => {
    const text = line.columns[at] ?? '';
    const number = Number(text);
    return text !== '' && !Number.isNaN(number) ? number : text;
  };
}

/** Numbers before texts, and by their size. */
function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
}
