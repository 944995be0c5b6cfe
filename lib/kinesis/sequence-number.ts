/** What a sequence number says, as far as it is known: AWS does not document its layout. */
export interface SequenceNumberFields {
  /** When the shard was made, to the second. */
  shardCreatedMs: number;
  /** When the record was put, to the second. */
  putMs: number;
  /** The number in the shard's id. */
  shardIndex: number;
  /** Goes up with each record of the shard, not by one. */
  counter: bigint;
  /** Given to no record: it marks where a closed shard ends. */
  isShardEnd: boolean;
  version: number;
  /** All 47 hexadecimal digits, cut into their fields in order. */
  digits: { field: SequenceNumberField; hex: string }[];
}

export type SequenceNumberField =
  | 'lead'
  | 'shardCreated'
  | 'shardIndexLow'
  | 'counter'
  | 'zero'
  | 'put'
  | 'shardIndex'
  | 'version';

const layout: readonly [SequenceNumberField, number][] = [
  ['lead', 1],
  ['shardCreated', 9],
  ['shardIndexLow', 1],
  ['counter', 16],
  ['zero', 2],
  ['put', 9],
  ['shardIndex', 8],
  ['version', 1],
];
const digitCount = layout.reduce((sum, [, length]) => sum + length, 0);
const lastCounter = 0x7fff_ffff_ffff_ffffn;

/** Takes a decimal sequence number apart; `undefined` when it is not of the layout in use since 2014 (version 2). */
export function parseSequenceNumber(sequenceNumber: string): SequenceNumberFields | undefined {
  if (!/^[1-9]\d{0,128}$/.test(sequenceNumber)) return undefined;
  const hex = BigInt(sequenceNumber).toString(16);
  if (hex.length !== digitCount) return undefined;
  let at = 0;
  const digits = layout.map(([field, length]) => ({ field, hex: hex.slice(at, (at += length)) }));
  const valueOf = (field: SequenceNumberField) =>
    Number.parseInt(digits.find((part) => part.field === field)?.hex ?? '', 16);
  const shardIndex = valueOf('shardIndex');
  const isLayout =
    valueOf('lead') === 2 &&
    valueOf('version') === 2 &&
    valueOf('shardIndexLow') === shardIndex % 16;
  if (!isLayout) return undefined;
  const counter = BigInt(`0x${digits.find(({ field }) => field === 'counter')?.hex ?? '0'}`);
  return {
    shardCreatedMs: valueOf('shardCreated') * 1_000,
    putMs: valueOf('put') * 1_000,
    shardIndex,
    counter,
    isShardEnd: counter === lastCounter,
    version: valueOf('version'),
    digits,
  };
}
