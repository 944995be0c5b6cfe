import { isUtf8 } from 'node:buffer';
import { notSerializable } from '#engine/wire/refusal.ts';

/** A value with a tag before it. Only tag 1, a time, means anything here. */
export class Tagged {
  readonly tag: number;
  readonly value: unknown;

  constructor(tag: number, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

export interface CborLimits {
  /** Lists, maps and tags inside each other. */
  readonly depth: number;
  /** Values of all kinds: a byte can ask for an empty map, which costs fifty times as much. */
  readonly items: number;
}

const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6, simple: 7 };
/** The additional information of an item whose end is marked by a break. */
const indefinite = 31;
const breakByte = 0xff;

/** https://www.rfc-editor.org/rfc/rfc8949#name-half-precision */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Sets a key that a caller chose: `__proto__` is a key like any other. */
function setEntry(target: Record<string, unknown>, key: string, value: unknown): void {
  if (Object.hasOwn(target, key)) throw notSerializable();
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true });
  else target[key] = value;
}

/** Walks one body. Every length is held against the bytes that are there before anything is made of it. */
class CborReader {
  readonly #body: Buffer;
  #at = 0;
  #depthLeft: number;
  #itemsLeft: number;

  constructor(body: Buffer, limits: CborLimits) {
    this.#body = body;
    this.#depthLeft = limits.depth;
    this.#itemsLeft = limits.items;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#body.length;
  }

  read(): unknown {
    if (this.#itemsLeft-- === 0) throw notSerializable();
    const first = this.#byte();
    const info = first & 0x1f;
    switch (first >> 5) {
      case major.unsigned:
        return this.#argument(info);
      case major.negative:
        return -1 - this.#argument(info);
      case major.bytes:
        return this.#bytes(info);
      case major.text:
        return this.#text(info);
      case major.simple:
        return this.#simple(info);
      default:
        return this.#nested(first >> 5, info);
    }
  }

  #nested(kind: number, info: number): unknown {
    if (this.#depthLeft === 0) throw notSerializable();
    this.#depthLeft -= 1;
    const value =
      kind === major.list
        ? this.#list(info)
        : kind === major.map
          ? this.#map(info)
          : new Tagged(this.#argument(info), this.read());
    this.#depthLeft += 1;
    return value;
  }

  #take(length: number): number {
    const start = this.#at;
    if (length > this.#body.length - start) throw notSerializable();
    this.#at = start + length;
    return start;
  }

  #byte(): number {
    return this.#body[this.#take(1)] ?? 0;
  }

  /** Beyond 2⁵³ the nearest number that there is, which is what a number in JSON becomes too. */
  #argument(info: number): number {
    if (info < 24) return info;
    if (info === 24) return this.#byte();
    if (info === 25) return this.#body.readUInt16BE(this.#take(2));
    if (info === 26) return this.#body.readUInt32BE(this.#take(4));
    if (info === 27) return Number(this.#body.readBigUInt64BE(this.#take(8)));
    throw notSerializable();
  }

  #simple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21;
    // Undefined is taken for null.
    if (info === 22 || info === 23) return null;
    if (info === 25) return halfFloat(this.#body.readUInt16BE(this.#take(2)));
    if (info === 26) return this.#body.readFloatBE(this.#take(4));
    if (info === 27) return this.#body.readDoubleBE(this.#take(8));
    throw notSerializable();
  }

  #isAtBreak(): boolean {
    if (this.#body[this.#at] !== breakByte) return false;
    this.#at += 1;
    return true;
  }

  #string(info: number): Buffer {
    const length = this.#argument(info);
    const start = this.#take(length);
    return this.#body.subarray(start, start + length);
  }

  /** The pieces of a string of unknown length: strings of the same kind and of known length. */
  #pieces(kind: number): Buffer[] {
    const pieces: Buffer[] = [];
    while (!this.#isAtBreak()) {
      if (this.#itemsLeft-- === 0) throw notSerializable();
      const first = this.#byte();
      if (first >> 5 !== kind) throw notSerializable();
      pieces.push(this.#string(first & 0x1f));
    }
    return pieces;
  }

  #bytes(info: number): Buffer {
    return info === indefinite ? Buffer.concat(this.#pieces(major.bytes)) : this.#string(info);
  }

  /** Node puts U+FFFD where bytes are not UTF-8; only then are they looked at again. */
  #text(info: number): string {
    // Each piece has to be UTF-8 by itself. https://www.rfc-editor.org/rfc/rfc8949#section-3.2.3
    const pieces = info === indefinite ? this.#pieces(major.text) : [this.#string(info)];
    let result = '';
    for (const piece of pieces) {
      const text = piece.toString('utf8');
      if (text.includes('\ufffd') && !isUtf8(piece)) throw notSerializable();
      result += text;
    }
    return result;
  }

  /** Calls for each item. @param least bytes that an item takes */
  #each(info: number, least: number, next: () => void): void {
    if (info === indefinite) {
      while (!this.#isAtBreak()) next();
      return;
    }
    const count = this.#argument(info);
    if (count * least > this.#body.length - this.#at) throw notSerializable();
    for (let index = 0; index < count; index++) next();
  }

  #list(info: number): unknown[] {
    const list: unknown[] = [];
    this.#each(info, 1, () => list.push(this.read()));
    return list;
  }

  #map(info: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    this.#each(info, 2, () => {
      const first = this.#byte();
      if (first >> 5 !== major.text) throw notSerializable();
      setEntry(map, this.#text(first & 0x1f), this.read());
    });
    return map;
  }
}

/**
 * One CBOR item as plain objects, lists and scalars, byte strings as views of the body, tags as `Tagged`. The SDK's own
 * reader is made for servers one trusts: it has no bound on depth or on what a length may ask for.
 * @throws Refusal SerializationException for what is not one well-formed item within the limits
 */
export function readCbor(body: Buffer, limits: CborLimits): unknown {
  const reader = new CborReader(body, limits);
  const value = reader.read();
  if (!reader.isAtEnd) throw notSerializable();
  return value;
}
