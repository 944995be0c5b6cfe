import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { DecodeStep } from '#lib/records/decode/decode-data.ts';
import { openSealed } from '#lib/records/decode/envelope.ts';
import type { KeyRing } from '#lib/records/decode/key-ring.ts';
import { base64Bytes, isJson, textOf } from '#lib/records/decode/plain-text.ts';

/** More than a record can hold by far, and less than what a bomb wants. */
export const mostUnpackedBytes = 64 * 1_048_576;
const mostLayers = 4;

const compressions = [
  { name: 'gzip', magic: [0x1f, 0x8b], open: gunzipSync },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], open: zstdDecompressSync },
];

/** Takes off what is packed round the data, one in the other. */
export function unwrap(
  data: Uint8Array,
  ring: KeyRing,
  layers: string[],
  steps: DecodeStep[],
): Uint8Array {
  let bytes = data;
  for (let depth = 0; depth < mostLayers; depth++) {
    const inner = unseal(bytes, ring, steps) ?? unpack(bytes, steps) ?? unpackBase64(bytes, steps);
    if (!inner) return bytes;
    layers.push(inner.name);
    bytes = inner.bytes;
  }
  return bytes;
}

interface Unpacked {
  name: string;
  bytes: Uint8Array;
}

function unseal(bytes: Uint8Array, ring: KeyRing, steps: DecodeStep[]): Unpacked | undefined {
  const opening = openSealed(bytes, ring);
  if (opening) steps.push(opening.step);
  return opening?.bytes && { name: 'encrypted', bytes: opening.bytes };
}

function unpack(bytes: Uint8Array, steps: DecodeStep[]): Unpacked | undefined {
  const found = compressions.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));
  if (!found) return undefined;
  try {
    const opened = found.open(bytes, { maxOutputLength: mostUnpackedBytes });
    steps.push({
      decoder: found.name,
      outcome: 'decoded',
      detail: `${bytes.byteLength} bytes became ${opened.byteLength}`,
    });
    return { name: found.name, bytes: opened };
  } catch (error) {
    steps.push({
      decoder: found.name,
      outcome: 'failed',
      detail: `begins like it, but: ${messageOf(error)}`,
    });
    return undefined;
  }
}

/** Many a word looks like base64. It counts where something known comes out. */
function unpackBase64(bytes: Uint8Array, steps: DecodeStep[]): Unpacked | undefined {
  const text = isBase64Like(bytes) ? textOf(bytes) : undefined;
  const inner = text === undefined ? undefined : base64Bytes(text);
  if (!inner) return undefined;
  const isPacked = compressions.some(({ magic }) => magic.every((byte, at) => inner[at] === byte));
  if (!isPacked && !isJson(textOf(inner) ?? '')) return undefined;
  const detail = `${bytes.byteLength} characters became ${inner.byteLength} bytes`;
  steps.push({ decoder: 'base64', outcome: 'decoded', detail });
  return { name: 'base64', bytes: inner };
}

/** Spares the rest of the work for almost all data. */
const isBase64Like = (bytes: Uint8Array): boolean => {
  const first = bytes[0] ?? 0;
  return bytes.byteLength >= 16 && ((first >= 48 && first <= 122) || first === 43 || first === 47);
};

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
