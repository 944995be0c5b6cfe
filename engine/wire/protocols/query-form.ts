import type { NormalizedSchema } from '@smithy/core/schema';
import { notSerializable } from '#engine/wire/refusal.ts';

/** What a form says under one name: `Dimensions.member.1.Name=…` is a leaf four names down. */
export interface FormNode {
  value?: string;
  readonly children: Map<string, FormNode>;
}

/** Three times what a PutMetricData of the largest size needs. Chosen, not AWS's [unsure]. */
const mostFields = 100_000;

/** The longest names of CloudWatch have nine parts. Chosen. */
const mostParts = 16;

const createNode = (): FormNode => ({ children: new Map() });

function countFields(text: string): number {
  let count = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}

/** @throws Refusal where a form has more to it than any request needs */
export function parseForm(body: Buffer): FormNode {
  const text = body.toString('latin1');
  if (countFields(text) > mostFields) throw notSerializable();
  const root = createNode();
  for (const [name, value] of new URLSearchParams(text)) {
    const parts = name.split('.', mostParts + 1);
    if (parts.length > mostParts) throw notSerializable();
    let node = root;
    for (const part of parts) {
      const child = node.children.get(part) ?? createNode();
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}

/** The items of a list or a map in the order of their numbers. */
const numbered = (node: FormNode | undefined): FormNode[] =>
  [...(node?.children ?? [])]
    .filter(([index]) => /^\d{1,9}$/.test(index))
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => item);

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Text that is no number, or neither true nor false, stays text for the reader to refuse. */
function scalarOf(schema: NormalizedSchema, text: string): unknown {
  if (schema.isNumericSchema()) return number.test(text) ? Number(text) : text;
  if (schema.isBooleanSchema() && /^(true|false)$/i.test(text))
    return text.toLowerCase() === 'true';
  return text;
}

/** A form as the plain objects, lists and scalars that JSON would have had. */
export function plainOf(schema: NormalizedSchema, node: FormNode): unknown {
  if (schema.isStructSchema()) {
    const members: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const child = node.children.get(name);
      if (child) members[name] = plainOf(member, child);
    }
    return members;
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    return numbered(node.children.get('member')).map((each) => plainOf(item, each));
  }
  if (schema.isMapSchema()) {
    const value = schema.getValueSchema();
    return Object.fromEntries(
      numbered(node.children.get('entry')).map(({ children }) => [
        children.get('key')?.value ?? '',
        plainOf(value, children.get('value') ?? createNode()),
      ]),
    );
  }
  return scalarOf(schema, node.value ?? '');
}
