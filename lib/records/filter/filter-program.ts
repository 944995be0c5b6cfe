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

export const filterNames = [
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
  const names = filterNames.join(', ');
  const expression = `(function (${names}) { "use strict"; return (${code}\n); })`;
  const body = `(function (${names}) { "use strict"; ${code}\n })`;
  return /(?:^|[;{}\s])return\b/.test(code) ? [body, expression] : [expression, body];
}

/** Parsing is most of the work, so it is left out where nobody asks for it. */
export const usesValue = (code: string): boolean => /\bvalue\b/.test(code);

/**
 * Runs a filter over subjects from one index to another inside the sandbox, so that a thousand records cost one
 * crossing of its border. `at` tells how far it was when it was cut off.
 */
export const filterLoop = `
globalThis.kinetoscope = { batch: [], at: 0 };
(function (filter, parses, from, to) {
  const { batch } = kinetoscope;
  const run = { matched: [], errors: 0, firstError: null };
  for (let at = from; at < to; at++) {
    kinetoscope.at = at;
    const one = batch[at];
    try {
      let value;
      if (parses) try { value = JSON.parse(one.text); } catch {}
      if (filter(one.key, value, one.text, one.shardId, one.sequenceNumber, one.arrivalMs, one.bytes))
        run.matched.push(at);
    } catch (error) {
      run.errors += 1;
      run.firstError ??= String(error);
    }
  }
  return JSON.stringify(run);
})`;
