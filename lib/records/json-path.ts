/** A way into a JSON value, step by step: `user.tags[0]`, `$["odd name"].x`. */
export type JsonPath = readonly (string | number)[];

const step = /\.?([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d{1,9})\]|\["((?:[^"\\]|\\.)*)"\]/uy;

/** Undefined for what is no path. A leading `$` may be left out. */
export function parseJsonPath(text: string): JsonPath | undefined {
  const source = text.trim().replace(/^\$(?=$|[.[])/, '');
  const path: (string | number)[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < source.length) {
    const match = step.exec(source);
    if (!match) return undefined;
    const [, name, index, quoted] = match;
    if (index !== undefined) path.push(Number(index));
    else path.push(name ?? unquoted(quoted ?? ''));
  }
  return path.length > 0 ? path : undefined;
}

const unquoted = (text: string): string => text.replaceAll(/\\(.)/g, '$1');

/** As `parseJsonPath` reads it. */
export const formatJsonPath = (path: JsonPath): string =>
  path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`;
      if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(part) && part !== '$')
        return at === 0 ? part : `.${part}`;
      return `["${part.replaceAll(/["\\]/g, String.raw`\$&`)}"]`;
    })
    .join('');

/** What is at the end of the way; undefined where it does not lead anywhere. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = Reflect.get(here, part);
  }
  return here;
}

const mostPaths = 60;

/** The ways to all values in it that are no objects, for a person to choose from. */
export function pathsIn(value: unknown): string[] {
  const found: string[] = [];
  const walk = (here: unknown, path: JsonPath) => {
    if (found.length >= mostPaths || path.length > 4) return;
    if (typeof here === 'object' && here !== null && !Array.isArray(here))
      for (const [name, inner] of Object.entries(here)) walk(inner, [...path, name]);
    else if (path.length > 0) found.push(formatJsonPath(path));
  };
  walk(value, []);
  return found;
}
