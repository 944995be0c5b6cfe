/** What a transforming function is given. It may change it and give it back. */
export interface TransformSubject {
  key: string;
  /** The data as text, where they are text. */
  text: string | null;
  base64: string;
  shardId: string;
  sequenceNumber: string;
  /** Milliseconds since 1970. */
  arrivalMs: number | null;
}

/** A record that comes out. What is absent stays as it was. */
export interface TransformedRecord {
  key?: string;
  explicitHashKey?: string;
  base64?: string;
  text?: string;
}

/** What became of one record: none, one or several, or an error. */
export type TransformOutcome = TransformedRecord[] | { error: string };

/** Both ways to write one, the likelier first: a body with `return`, or an expression. */
export function transformFunctions(code: string): string[] {
  const body = `(function (record) { "use strict"; ${code}\n })`;
  const expression = `(function (record) { "use strict"; return (${code}\n); })`;
  return /(?:^|[;{}\s])return\b/.test(code) ? [body, expression] : [expression, body];
}

/**
 * Runs in the sandbox. The function gets a record with `key`, `value`, `text`, `base64`, `shardId`, `sequenceNumber`,
 * `arrivalMs`; it gives back a record, a list of them, or nothing, which drops it. Of what it gives back `base64`
 * counts before `text` and that before `value`, each only where it was changed; data nobody touched stay bytes.
 */
export const transformProgram = `
(function () {
  const parse = JSON.parse, stringify = JSON.stringify, isArray = Array.isArray;
  const valueOf = (text) => { try { return parse(text); } catch { return undefined; } };
  const given = (made, asked) => {
    if (made === true) return {};
    if (typeof made === "string") return { text: made };
    if (typeof made !== "object" || made === null)
      throw new TypeError("A transform gives back a record, a list of records, or nothing.");
    const out = {};
    if (made.key !== undefined) out.key = String(made.key);
    if (made.explicitHashKey != null) out.explicitHashKey = String(made.explicitHashKey);
    if (typeof made.base64 === "string" && made.base64 !== asked.base64) out.base64 = made.base64;
    else if (typeof made.text === "string" && made.text !== asked.text) out.text = made.text;
    else if (made.value !== undefined) {
      const text = stringify(made.value);
      if (text !== stringify(valueOf(asked.text))) out.text = text;
    }
    return out;
  };
  const one = (transform, asked) => {
    const made = transform({ ...asked, value: asked.text === null ? undefined : valueOf(asked.text) });
    if (made === undefined || made === null || made === false) return [];
    return (isArray(made) ? made : [made]).map((item) => given(item, asked));
  };
  return (transform, batch) => {
    const outcomes = [];
    for (const asked of parse(batch)) {
      try { outcomes.push(one(transform, asked)); }
      catch (error) { outcomes.push({ error: String(error) }); }
    }
    return stringify(outcomes);
  };
})()`;
