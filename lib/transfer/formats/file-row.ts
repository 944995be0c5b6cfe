/** One row of a file that is imported, before it is known which column is what. */
export interface FileRow {
  /** From 1, without a header. */
  number: number;
  /** Where it begins, in words: `line 7`, `row 3`. */
  place: string;
  /** By column: text, bytes, or another JSON value. */
  cells: ReadonlyMap<string, unknown>;
  /** The whole of it as text; what a rejected row is shown and kept as. */
  raw: string;
  /** Why it is none. */
  problem?: string;
}

interface FilePage {
  rows: FileRow[];
  /** Of the whole file, 0 to 1. */
  share: number;
}

/** Reads a file's rows in order, a page at a time, and holds no more than that. */
export type FileReader = (
  path: string,
  signal: AbortSignal,
) => AsyncGenerator<FilePage, void, void>;
