interface UserRecord {
  partitionKey: string;
  explicitHashKey: string | undefined;
  data: Uint8Array;
}

export interface AggregatedRecord {
  records: UserRecord[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The KPL's `AggregatedRecord`: tables of keys, and records that point into them. Undefined where it is damaged. */
export function parseAggregate(bytes: Uint8Array): AggregatedRecord | undefined {
  try {
    const fields = readFields(bytes);
    const keys = fields.flatMap((field) => textOf(field, 1));
    const hashKeys = fields.flatMap((field) => textOf(field, 2));
    return {
      records: fields.flatMap((field) =>
        field.number === 3 ? [userRecord(bytesOf(field), keys, hashKeys)] : [],
      ),
    };
  } catch (error) {
    if (error instanceof DamagedMessage || error instanceof TypeError) return undefined;
    throw error;
  }
}

class DamagedMessage extends Error {}

interface Field {
  number: number;
  value: number | Uint8Array;
}

function userRecord(bytes: Uint8Array, keys: string[], hashKeys: string[]): UserRecord {
  const fields = readFields(bytes);
  const at = (number: number) => fields.findLast((field) => field.number === number)?.value;
  const keyIndex = at(1);
  const hashIndex = at(2);
  const data = at(3);
  const partitionKey = typeof keyIndex === 'number' ? keys[keyIndex] : undefined;
  if (partitionKey === undefined || !(data instanceof Uint8Array)) throw new DamagedMessage();
  const explicitHashKey = typeof hashIndex === 'number' ? hashKeys[hashIndex] : undefined;
  return { partitionKey, explicitHashKey, data };
}

const textOf = (field: Field, number: number): string[] =>
  field.number === number ? [decoder.decode(bytesOf(field))] : [];

function bytesOf({ value }: Field): Uint8Array {
  if (typeof value === 'number') throw new DamagedMessage();
  return value;
}

/** Protobuf as far as this message needs it: numbers and byte strings; fixed-size values are passed over. */
function readFields(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 63) throw new DamagedMessage();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.byteLength) throw new DamagedMessage();
    at += count;
    return bytes.subarray(at - count, at);
  };
  while (at < bytes.byteLength) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (wireType === 0) fields.push({ number, value: varint() });
    else if (wireType === 2) fields.push({ number, value: take(varint()) });
    else if (wireType === 1) take(8);
    else if (wireType === 5) take(4);
    else throw new DamagedMessage();
  }
  return fields;
}
