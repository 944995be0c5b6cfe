import type { NormalizedSchema } from '@smithy/core/schema';

/** A value of a kind that does not belong, and what AWS says of it; `''` where it has no words. */
export type TypeTrial = readonly [value: unknown, words: string];

const bigNumber = 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
const inList: TypeTrial = [[], 'Start of list found where not expected'];
const inMap: TypeTrial = [{}, 'Start of structure or map found where not expected.'];

const numbers = [23, -2_147_483_648, 2_147_483_648, 34.56];

const notNumber = (kind: string): TypeTrial[] => [
  ['23', `class java.lang.String can not be converted to an ${kind}`],
  [true, `class java.lang.Boolean can not be converted to an ${kind}`],
];
const notText = (wanted: string): TypeTrial[] => [
  [true, `class java.lang.Boolean can not be converted to ${wanted}`],
  ...numbers.map((value): TypeTrial => [value, `${bigNumber} can not be converted to ${wanted}`]),
];
const notBoolean: TypeTrial[] = [
  ['23', "'23' can not be converted to an Boolean"],
  ['maybe', "'MAYBE' can not be converted to an Boolean"],
  ...numbers.map((value): TypeTrial => [value, `${bigNumber} can not be converted to an Boolean`]),
];
const notTime: TypeTrial[] = [
  ['2026-11-22', 'class java.lang.String can not be converted to milliseconds since epoch'],
  [true, 'class java.lang.Boolean can not be converted to milliseconds since epoch'],
];
const notBase64: TypeTrial[] = [
  [
    '23456',
    "'23456' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5",
  ],
  ['=+/=', "'=+/=' can not be converted to a Blob: Invalid Base64 character: '='"],
  [
    '+/+=',
    "'+/+=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected",
  ],
];
const notNested = (words: string): TypeTrial[] =>
  ['23', true, ...numbers].map((value): TypeTrial => [value, words]);

/** CBOR has bytes of its own; what AWS says of them elsewhere is not known. */
const bytes: TypeTrial = [Buffer.from('a'), ''];

interface Kinds {
  readonly isCbor: boolean;
  /** What Java calls the numbers of this member. */
  readonly number: 'Integer' | 'Double';
}

function ownTrials(schema: NormalizedSchema, { isCbor, number }: Kinds): TypeTrial[] {
  const more = isCbor ? [bytes] : [];
  if (schema.isStructSchema()) return [...notNested('Expected null'), inList, ...more];
  if (schema.isListSchema()) return [...notNested('Expected list or null'), inMap, ...more];
  if (schema.isMapSchema()) return [...notNested('Expected map or null'), inList, ...more];
  if (schema.isStringSchema()) return [...notText('an String'), inList, inMap, ...more];
  if (schema.isBooleanSchema()) return [...notBoolean, inList, inMap, ...more];
  if (schema.isTimestampSchema()) return [...notTime, inList, inMap, ...more];
  if (schema.isBlobSchema() && isCbor)
    return [
      ...notText('a Blob'),
      ['23456', 'class java.lang.String can not be converted to a Blob'],
      inList,
      inMap,
    ];
  if (schema.isBlobSchema()) return [...notText('a Blob'), ...notBase64, inList, inMap];
  return [...notNumber(number), inList, inMap, ...more];
}

/**
 * Every kind of value that does not belong in a place, or in the list or the map that does. After kinesalite's
 * recordings: https://github.com/mhart/kinesalite/blob/master/test/helpers.js
 */
export function typeTrials(schema: NormalizedSchema, kinds: Kinds): TypeTrial[] {
  const own = ownTrials(schema, kinds);
  if (schema.isListSchema())
    return [
      ...own,
      ...ownTrials(schema.getValueSchema(), kinds).map(([value, words]): TypeTrial => [
        [value],
        words,
      ]),
    ];
  if (schema.isMapSchema())
    return [
      ...own,
      ...ownTrials(schema.getValueSchema(), kinds).map(([value, words]): TypeTrial => [
        { k: value },
        words,
      ]),
    ];
  return own;
}
