import { excerpt } from '#engine/wire/excerpt.ts';
import { notSerializable, type Refusal } from '#engine/wire/refusal.ts';

/** The class that the real front end has parsed a scalar into, as its messages name it. */
function javaClass(value: unknown): string {
  if (typeof value === 'number') return 'com.amazon.coral.value.json.numbers.TruncatingBigNumber';
  return typeof value === 'boolean' ? 'java.lang.Boolean' : 'java.lang.String';
}

/** Bytes and tagged values, which JSON does not have. What AWS says of them is not known [unsure]. */
const isCborOnly = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== Object.prototype;

/**
 * A value of the wrong kind where a scalar belongs. The texts of this file are AWS's as kinesalite recorded them:
 * https://github.com/mhart/kinesalite/blob/master/validations/index.js
 * @param wanted as the text goes on after "can not be converted to": `an Integer`, `a Blob`
 */
export function notScalar(value: unknown, wanted: string): Refusal {
  if (Array.isArray(value)) return notSerializable('Start of list found where not expected');
  if (isCborOnly(value)) return notSerializable();
  if (typeof value === 'object')
    return notSerializable('Start of structure or map found where not expected.');
  return notSerializable(`class ${javaClass(value)} can not be converted to ${wanted}`);
}

export function notBoolean(value: unknown): Refusal {
  return typeof value === 'string'
    ? notSerializable(`'${excerpt(value.toUpperCase())}' can not be converted to an Boolean`)
    : notScalar(value, 'an Boolean');
}

/** @param wanted `list`, `map` or nothing for a structure */
export function notContainer(value: unknown, wanted: 'list' | 'map' | 'structure'): Refusal {
  if (Array.isArray(value)) return notSerializable('Start of list found where not expected');
  if (isCborOnly(value)) return notSerializable();
  if (typeof value === 'object')
    return notSerializable('Start of structure or map found where not expected.');
  return notSerializable(wanted === 'structure' ? 'Expected null' : `Expected ${wanted} or null`);
}
