import { ExactNumber } from '#components/records/exact-json.ts';

/** A value in JSON, as a tree shows it. */
export interface JsonNode {
  /** The way to it: `$.items[0].name`. */
  id: string;
  /** Its name in the object or its place in the list; absent at the root. */
  name: string | undefined;
  kind: 'string' | 'number' | 'boolean' | 'null' | 'list' | 'object' | 'more';
  /** The value, or what is inside. */
  text: string;
  value: unknown;
}

export const rootNode = (value: unknown): JsonNode => nodeOf('$', undefined, value);

function nodeOf(id: string, name: string | undefined, value: unknown): JsonNode {
  if (value instanceof ExactNumber) return { id, name, kind: 'number', text: value.text, value };
  if (value === null) return { id, name, kind: 'null', text: 'null', value };
  if (Array.isArray(value))
    return { id, name, kind: 'list', text: counted(value.length, 'item'), value };
  if (typeof value === 'object')
    return { id, name, kind: 'object', text: counted(Object.keys(value).length, 'field'), value };
  const kind =
    typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
  return { id, name, kind, text: JSON.stringify(value), value };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A list of a hundred thousand numbers must not freeze the page. */
const mostChildren = 200;

/** What is inside; `undefined` for a value that holds nothing. */
export function childNodes({ id, kind, value }: JsonNode): JsonNode[] | undefined {
  if (kind !== 'list' && kind !== 'object') return undefined;
  const entries = Object.entries(Object(value) as Record<string, unknown>);
  const nodes = entries
    .slice(0, mostChildren)
    .map(([name, inner]) =>
      nodeOf(kind === 'list' ? `${id}[${name}]` : `${id}.${name}`, name, inner),
    );
  const left = entries.length - nodes.length;
  if (left > 0)
    nodes.push({
      id: `${id}…`,
      name: undefined,
      kind: 'more',
      text: `${left} more, see the text`,
      value: undefined,
    });
  return nodes;
}

/** What is open at first: the top two levels, unless that is a lot. */
export function firstOpen(root: JsonNode): string[] {
  const open = [root.id];
  let shown = 0;
  for (const child of childNodes(root) ?? []) {
    shown += 1 + (childNodes(child)?.length ?? 0);
    if (shown > 60) break;
    if (childNodes(child)) open.push(child.id);
  }
  return open;
}
