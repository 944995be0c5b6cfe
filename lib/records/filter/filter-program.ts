/** What a filter sees of a record, besides `value`: the text as parsed JSON, undefined where it is none. */
export interface FilterSubject {
  key: string;
  /** The decoded data; empty for what stays binary. */
  text: string;
  shardId: string;
  sequenceNumber: string;
  /** Milliseconds since 1970. */
  arrivalMs: number | undefined;
  /** Of data and key. */
  bytes: number;
}

/** What one run over a batch tells. */
export interface FilterRun {
  matched: number[];
  errors: number;
  firstError: string | null;
}

const filterNames = [
  'key',
  'value',
  'text',
  'shardId',
  'sequenceNumber',
  'arrivalMs',
  'bytes',
] as const;

/** Both ways to write a filter, the likelier first: an expression, or statements with `return`. */
export function filterFunctions(code: string): string[] {
  const parameters = filterNames.join(', ');
  const expression = `(function (${parameters}) { "use strict"; return (${code}\n); })`;
  const body = `(function (${parameters}) { "use strict"; ${code}\n })`;
  return /(?:^|[;{}\s])return\b/.test(code) ? [body, expression] : [expression, body];
}

/** What a filter may ask of a record beside its text. Only what its code names is handed over: it is half the work. */
const detailNames = ['key', 'shardId', 'sequenceNumber', 'arrivalMs', 'bytes'] as const;

const names = (code: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(code);

/** A batch of subjects as two strings, which cross the borders of threads and of the sandbox cheaply. */
export interface PackedBatch {
  count: number;
  /** Texts with a separator between them; JSON where a text contains that itself. */
  texts: string;
  isJson: boolean;
  /** A list a subject, or empty where no detail is asked for. */
  details: string;
}

const separator = '\u0001';

export function packBatch(code: string, subjects: readonly FilterSubject[]): PackedBatch {
  const asked = detailNames.filter((name) => names(code, name));
  const isJson = subjects.some(({ text }) => text.includes(separator));
  const texts = subjects.map(({ text }) => text);
  return {
    count: subjects.length,
    texts: isJson ? JSON.stringify(texts) : texts.join(separator),
    isJson,
    details:
      asked.length === 0
        ? ''
        : JSON.stringify(
            subjects.map((subject) =>
              detailNames.map((name) => (asked.includes(name) ? subject[name] : 0)),
            ),
          ),
  };
}

/** Parsing is left out where nobody asks for it. */
export const usesValue = (code: string): boolean => names(code, 'value');

/** Takes a packed batch apart, once. */
export const filterUnpack = `
globalThis.kinetoscope = { texts: [], details: [], at: 0 };
(function (texts, isJson, details) {
  kinetoscope.texts = isJson ? JSON.parse(texts) : texts.split("\\u0001");
  kinetoscope.details = details === "" ? [] : JSON.parse(details);
})`;

/**
 * Runs a filter over the batch from one index to another inside the sandbox. `at` tells how far it was when it was
 * cut off.
 */
export const filterLoop = `
(function (filter, parses, from, to) {
  const { texts, details } = kinetoscope;
  const none = [];
  const run = { matched: [], errors: 0, firstError: null };
  for (let at = from; at < to; at++) {
    kinetoscope.at = at;
    const text = texts[at];
    const [key, shardId, sequenceNumber, arrivalMs, bytes] = details[at] ?? none;
    try {
      let value;
      if (parses) try { value = JSON.parse(text); } catch {}
      if (filter(key, value, text, shardId, sequenceNumber, arrivalMs, bytes)) run.matched.push(at);
    } catch (error) {
      run.errors += 1;
      run.firstError ??= String(error);
    }
  }
  return JSON.stringify(run);
})`;
