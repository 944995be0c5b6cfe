import { type JsonPath, parseJsonPath, valueAt } from '#lib/records/json-path.ts';

/** What a template may name beside paths into the data. */
export interface KeySubject {
  key: string;
  shardId: string;
  /** The data as JSON; undefined where they are none. */
  value: unknown;
}

type Part = { text: string } | { path: JsonPath };
export type KeyTemplate = readonly Part[];

/** Undefined for what is neither a path nor text with paths in double braces. */
export function parseKeyTemplate(source: string): KeyTemplate | undefined {
  if (!source.includes('{{')) {
    const path = parseJsonPath(source);
    return path && [{ path }];
  }
  const parts: Part[] = [];
  for (const [index, piece] of source.split(/\{\{(.*?)\}\}/s).entries()) {
    if (index % 2 === 0) {
      if (piece !== '') parts.push({ text: piece });
      continue;
    }
    const path = parseJsonPath(piece);
    if (!path) return undefined;
    parts.push({ path });
  }
  return parts;
}

const mostCharacters = 256;

/** Undefined where a path leads nowhere, or to what can be no key: an object, or text that is too long or empty. */
export function renderKey(template: KeyTemplate, subject: KeySubject): string | undefined {
  let key = '';
  for (const part of template) {
    const text = 'text' in part ? part.text : textAt(part.path, subject);
    if (text === undefined) return undefined;
    key += text;
  }
  const length = Array.from(key).length;
  return length >= 1 && length <= mostCharacters ? key : undefined;
}

function textAt(path: JsonPath, { key, shardId, value }: KeySubject): string | undefined {
  const found = valueAt(value, path);
  if (typeof found === 'string') return found;
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  if (path.length > 1) return undefined;
  if (path[0] === 'key') return key;
  return path[0] === 'shardId' ? shardId : undefined;
}
