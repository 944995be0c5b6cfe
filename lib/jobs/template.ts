/** What a placeholder may know of the record it stands in. */
interface TemplateContext {
  nowMs: number;
  /** 1 for the first record of a run. */
  number: number;
  partitionKey: string;
  /** Which of its key's records it is, from 1, where keys take turns. */
  turn: number;
  /** When its run began. */
  startedMs: number;
}

type TemplateValue = string | number | boolean;

/** Makes the value of one placeholder. */
type Fill = (context: TemplateContext) => TemplateValue;

/** A word of the language: takes what is written behind it and fails with a sentence when that is no good. */
export type Word = (argument: string) => Fill;

export interface Template {
  /** Whether records come out as JSON. A template that begins with `{` or `[` must. */
  readonly isJson: boolean;
  render(context: TemplateContext): string;
}

/** A template that cannot be used; the message says why in one sentence. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  /** Where in the template, in characters from its beginning. */
  at: number | undefined;

  constructor(message: string, at?: number) {
    super(message);
    this.at = at;
  }
}

/** `Line 3, column 14`, both from 1. */
export function placeIn(source: string, at: number): string {
  const before = source.slice(0, at).split('\n');
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** So that nobody's template can eat the worker that runs it. */
export const mostTemplateCharacters = 65_536;
export const mostPlaceholders = 200;
/** A stream takes records of at most 10 MiB, and only where it was told to. */
const mostRecordCharacters = 10 * 1_048_576;

interface Placeholder<Filling> {
  fill: Filling;
  /** Of JSON. */
  isInsideString: boolean;
  /** In the template, braces included. */
  length: number;
}

/** An opening bracket, or a brace that is not a placeholder's. */
export const jsonStart = /^\s*(\[|\{(?!\{))/;
const placeholderPattern = /\{\{(.*?)\}\}/gs;

/**
 * Compiles text with `{{placeholders}}`. Only the given words exist, nothing is evaluated, so a template of a
 * stranger can do no more than make text. In JSON a value is escaped inside a string literal and written as JSON
 * outside of one.
 */
export function compileTemplate(source: string, words: ReadonlyMap<string, Word>): Template {
  if (source.trim() === '') throw new TemplateError('The template is empty.');
  if (source.length > mostTemplateCharacters)
    throw new TemplateError(
      `The template has ${source.length} characters; it may have ${mostTemplateCharacters}.`,
    );
  const isJson = jsonStart.test(source);
  const { texts, placeholders } = parseTemplate(source, words);
  const fillWith = (value: (placeholder: Placeholder<Fill>) => string) => {
    let text = texts[0] ?? '';
    for (let index = 0; index < placeholders.length; index++) {
      const placeholder = placeholders[index];
      if (placeholder) text += value(placeholder) + (texts[index + 1] ?? '');
      if (text.length > mostRecordCharacters)
        throw new TemplateError('A record of it would be longer than the 10 MiB of any stream.');
    }
    return text;
  };
  if (isJson) mustBeJson(source, texts, placeholders);
  return {
    isJson,
    render: (context) =>
      fillWith(({ fill, isInsideString }) => {
        const value = fill(context);
        if (!isJson) return String(value);
        return isInsideString ? JSON.stringify(String(value)).slice(1, -1) : JSON.stringify(value);
      }),
  };
}

/** The texts of a template, and between each two of them what a word makes of the placeholder there. */
export function parseTemplate<Filling>(
  source: string,
  words: ReadonlyMap<string, (argument: string) => Filling>,
): { texts: string[]; placeholders: Placeholder<Filling>[] } {
  const texts: string[] = [];
  const placeholders: Placeholder<Filling>[] = [];
  let end = 0;
  let isInsideString = false;
  for (const match of source.matchAll(placeholderPattern)) {
    const text = source.slice(end, match.index);
    isInsideString = endsInsideString(text, isInsideString);
    texts.push(text);
    const fill = located(match.index, () => fillOf(match[1] ?? '', words));
    placeholders.push({ fill, isInsideString, length: match[0].length });
    end = match.index + match[0].length;
  }
  texts.push(source.slice(end));
  if (placeholders.length > mostPlaceholders)
    throw new TemplateError(
      `The template has ${placeholders.length} placeholders; it may have ${mostPlaceholders}.`,
    );
  return { texts, placeholders };
}

function fillOf<Filling>(
  written: string,
  words: ReadonlyMap<string, (argument: string) => Filling>,
): Filling {
  const [name = ''] = written.trim().split(/\s/, 1);
  const word = words.get(name);
  if (!word) throw new TemplateError(`There is no placeholder {{${name}}}.`);
  return word(written.trim().slice(name.length).trim());
}

/** Follows JSON's string literals through `text`, which starts inside of one or not. */
function endsInsideString(text: string, startsInside: boolean): boolean {
  let isInside = startsInside;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isInside && character === '\\') index++;
    else if (character === '"') isInside = !isInside;
  }
  return isInside;
}

/** What goes wrong in `work` went wrong there. */
function located<Value>(at: number, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError) error.at ??= at;
    throw error;
  }
}

/** Each placeholder stands for one character that is a value: `x` in a string, else `0`. */
function mustBeJson(
  source: string,
  texts: readonly string[],
  placeholders: readonly Placeholder<unknown>[],
) {
  const standIns = placeholders.map(({ isInsideString }) => (isInsideString ? 'x' : '0'));
  const text = texts.map((part, index) => part + (standIns[index] ?? '')).join('');
  try {
    JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const said = /at position (\d+)/.exec(reason)?.[1];
    const at = said === undefined ? source.length : atInSource(Number(said), texts, placeholders);
    const what = reason.replace(
      /,? ?(?:"[^]*" is not valid JSON|(?:in JSON )?at position[^]*)$/,
      '',
    );
    throw new TemplateError(`Filled in, the template is not JSON: ${what}.`, at);
  }
}

/** From a place in the filled text to the same in the template, where placeholders are longer. */
function atInSource(
  at: number,
  texts: readonly string[],
  placeholders: readonly Placeholder<unknown>[],
) {
  let filled = 0;
  let source = 0;
  for (const [index, text] of texts.entries()) {
    if (at <= filled + text.length) return source + at - filled;
    filled += text.length + 1;
    source += text.length + (placeholders[index]?.length ?? 0);
  }
  return source;
}
