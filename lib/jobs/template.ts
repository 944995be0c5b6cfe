/** What a placeholder may know of the record it stands in. */
interface TemplateContext {
  nowMs: number;
  /** 1 for the first record of a run. */
  number: number;
  partitionKey: string;
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
}

/** So that nobody's template can eat the worker that runs it. */
export const mostTemplateCharacters = 65_536;
export const mostPlaceholders = 200;

interface Placeholder {
  fill: Fill;
  isInsideString: boolean;
}

/** An opening bracket, or a brace that is not a placeholder's. */
const jsonStart = /^\s*(\[|\{(?!\{))/;
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
  const { texts, placeholders } = parse(source, words);
  const fillWith = (value: (placeholder: Placeholder) => string) => {
    let text = texts[0] ?? '';
    for (let index = 0; index < placeholders.length; index++) {
      const placeholder = placeholders[index];
      if (placeholder) text += value(placeholder) + (texts[index + 1] ?? '');
    }
    return text;
  };
  if (isJson) mustBeJson(fillWith((placeholder) => (placeholder.isInsideString ? 'x' : '0')));
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

function parse(source: string, words: ReadonlyMap<string, Word>) {
  const texts: string[] = [];
  const placeholders: Placeholder[] = [];
  let end = 0;
  let isInsideString = false;
  for (const match of source.matchAll(placeholderPattern)) {
    const text = source.slice(end, match.index);
    isInsideString = endsInsideString(text, isInsideString);
    texts.push(text);
    placeholders.push({ fill: fillOf(match[1] ?? '', words), isInsideString });
    end = match.index + match[0].length;
  }
  texts.push(source.slice(end));
  if (placeholders.length > mostPlaceholders)
    throw new TemplateError(
      `The template has ${placeholders.length} placeholders; it may have ${mostPlaceholders}.`,
    );
  return { texts, placeholders };
}

function fillOf(written: string, words: ReadonlyMap<string, Word>): Fill {
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

function mustBeJson(text: string) {
  try {
    JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateError(`Filled in, the template is not JSON: ${reason}`);
  }
}
