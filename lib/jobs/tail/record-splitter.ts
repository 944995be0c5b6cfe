import { createGuardedPattern } from '#lib/jobs/tail/guarded-pattern.ts';

/** A record of a file. */
export interface FileRecord {
  /** With its newline. */
  data: Buffer;
  /** Where the next begins, in bytes from the beginning of the file. */
  end: number;
}

/** Cuts what is read of a file into records. */
export interface RecordSplitter {
  push(chunk: Buffer): FileRecord[];
  /** The file will not grow any more: what is left is a record. */
  finish(): FileRecord[];
}

interface SplitterOptions {
  /** Where reading begins. */
  position: number;
  /** Lines to pass over from there. */
  skipLines: number;
  /** What the first line of a record begins with; without it each line is one. */
  multiLineStartPattern?: string | undefined;
  /** What a record ends with that was cut. */
  truncatedRecordTerminator?: string;
}

/** Longer records are cut: AWS's documentation says 1,000 KB; in the agent's source it is 1 MiB less the key. */
export const mostRecordBytes = 1_000 * 1_024;
const newline = 0x0a;

export function createRecordSplitter(options: SplitterOptions): RecordSplitter {
  const groups = createGrouping(options.multiLineStartPattern);
  const terminator = Buffer.from(options.truncatedRecordTerminator ?? '\n');
  let { position, skipLines } = options;
  let rest: Buffer = Buffer.alloc(0);
  /** The rest of a line that was cut: not kept. */
  let isCutting = false;

  /** Whole lines, each with the place behind it. */
  const takeLines = (chunk: Buffer): FileRecord[] => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: FileRecord[] = [];
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      position += at + 1 - from;
      const line = { data: bytes.subarray(from, at + 1), end: position };
      from = at + 1;
      if (isCutting) isCutting = false;
      else if (skipLines > 0) skipLines -= 1;
      else lines.push(cut(line, terminator));
    }
    rest = Buffer.from(bytes.subarray(from));
    if (rest.length >= mostRecordBytes) {
      position += rest.length;
      if (!isCutting) lines.push(cut({ data: rest, end: position }, terminator));
      isCutting = true;
      rest = Buffer.alloc(0);
    }
    return lines;
  };

  return {
    push: (chunk) => groups.add(takeLines(chunk)),
    finish() {
      const last: FileRecord[] = [];
      if (rest.length > 0 && !isCutting && skipLines === 0) {
        position += rest.length;
        last.push({ data: Buffer.concat([rest, Buffer.from('\n')]), end: position });
      }
      rest = Buffer.alloc(0);
      return [...groups.add(last), ...groups.finish()];
    },
  };
}

/** Joins lines up to the next that begins a record; without a pattern each line is one. */
function createGrouping(pattern: string | undefined) {
  const start = pattern === undefined ? undefined : createGuardedPattern(pattern);
  let open: FileRecord | undefined;
  return {
    add(lines: FileRecord[]): FileRecord[] {
      if (!start) return lines;
      const starts = start.startsWith(lines.map(({ data }) => data.toString('utf8')));
      const records: FileRecord[] = [];
      for (const [index, line] of lines.entries()) {
        const isFull = open && open.data.length + line.data.length > mostRecordBytes;
        if (open && (starts[index] || isFull)) {
          records.push(open);
          open = undefined;
        }
        open = open
          ? { data: Buffer.concat([open.data, line.data]), end: line.end }
          : { data: Buffer.from(line.data), end: line.end };
      }
      return records;
    },
    finish(): FileRecord[] {
      const records = open ? [open] : [];
      open = undefined;
      return records;
    },
  };
}

function cut({ data, end }: FileRecord, terminator: Buffer): FileRecord {
  if (data.length <= mostRecordBytes) return { data, end };
  const kept = data.subarray(0, mostRecordBytes - terminator.length);
  return { data: Buffer.concat([kept, terminator]), end };
}
