/**
 * What is put is known by its partition key and its number among the records of that key. Both stand as digits at the
 * beginning of a record's Base64 text, which needs no decoding then; the rest fills it up to 99 bytes.
 */
export interface RecordName {
  key: number;
  number: number;
}

const keyDigits = 6;
const numberDigits = 10;
const filling = 'A'.repeat(132 - keyDigits - numberDigits);

export const recordText = ({ key, number }: RecordName): string =>
  `${key}`.padStart(keyDigits, '0') + `${number}`.padStart(numberDigits, '0') + filling;

export const recordName = (text: string): RecordName => ({
  key: Number(text.slice(0, keyDigits)),
  number: Number(text.slice(keyDigits, keyDigits + numberDigits)),
});

/** One number for a record's name, for maps with many of them. */
export const recordId = ({ key, number }: RecordName): number => key * 10 ** numberDigits + number;
