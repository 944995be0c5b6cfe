import { cbor } from '@smithy/core/cbor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#engine/wire/refusal.ts';
import { readCbor, Tagged } from './cbor-reader.ts';

const limits = { depth: 8, items: 100 };
const read = (hex: string) => readCbor(Buffer.from(hex, 'hex'), limits);
const repeat = (hex: string, times: number) => hex.repeat(times);

describe('readCbor takes', () => {
  // https://www.rfc-editor.org/rfc/rfc8949#appendix-A
  it.each<[string, unknown]>([
    ['00', 0],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['1bffffffffffffffff', 2 ** 64],
    ['20', -1],
    ['3903e7', -1000],
    ['f90001', 5.960464477539063e-8],
    ['f9c400', -4],
    ['f97bff', 65504],
    ['f97c00', Infinity],
    ['f97e00', NaN],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['fb7ff0000000000000', Infinity],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['f7', null],
    ['40', Buffer.alloc(0)],
    ['4401020304', Buffer.of(1, 2, 3, 4)],
    ['5f42010243030405ff', Buffer.of(1, 2, 3, 4, 5)],
    ['5fff', Buffer.alloc(0)],
    ['62c3bc', 'ü'],
    ['63efbfbd', '\ufffd'],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['80', []],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['bf6346756ef563416d7421ff', { Fun: true, Amt: -2 }],
    ['bf7f6161ff01ff', { a: 1 }],
    ['c11a514b67b0', new Tagged(1, 1_363_896_240)],
    ['c249010000000000000000', new Tagged(2, Buffer.from('010000000000000000', 'hex'))],
  ])('%s', (hex, value) => {
    expect(read(hex)).toEqual(value);
  });

  it('a key like any other by the name of the prototype', () => {
    const map = read('a1695f5f70726f746f5f5fa1616101');
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    expect(Object.entries(Object(map))).toEqual([['__proto__', { a: 1 }]]);
  });

  it("whatever the SDK's encoder writes", () => {
    const bytes = fc.uint8Array({ maxLength: 30 }).map((value) => Buffer.from(value));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('list'), tie('map')),
      leaf: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.maxSafeInteger(),
        // The encoder writes -0 as 0.
        fc.double().filter((value) => !Object.is(value, -0)),
        fc.boolean(),
        fc.constant(null),
        bytes,
      ),
      list: fc.array(tie('tree'), { maxLength: 30 }),
      map: fc.dictionary(fc.string(), tie('tree'), { maxKeys: 30, noNullPrototype: true }),
    }));
    const roomy = { depth: 100, items: 1_000_000 };
    fc.assert(
      fc.property(tree, (value) => {
        expect(readCbor(Buffer.from(cbor.serialize(value)), roomy)).toEqual(value);
      }),
    );
  });
});

describe('readCbor refuses', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['two items', '0000'],
    ['reserved additional information', '1c'],
    ['a number without end', '1f'],
    ['a tag without end', 'df00'],
    ['a break that ends nothing', 'ff'],
    ['a break in a list of known length', '81ff'],
    ['a break for a value', 'bf6161ff'],
    ['a short number', '1900'],
    ['a short double', 'fb00'],
    ['a tag without a value', 'c1'],
    ['bytes longer than the body', '5affffffff00'],
    ['bytes longer than any body', '5bffffffffffffffff00'],
    ['text longer than the body', '7a7fffffff00'],
    ['a list longer than the body', '9bffffffffffffffff00'],
    ['a map longer than the body', 'baffffffff6161'],
    ['a map with a value too few', 'a2616100'],
    ['a list that does not end', '9f00'],
    ['a string that does not end', '5f4100'],
    ['a piece of another kind', '5f6161ff'],
    ['a piece that has pieces', '5f5f4100ffff'],
    ['a key that is no text', 'a10000'],
    ['a key said twice', 'a2616100616101'],
    ['the prototype said twice', 'a2695f5f70726f746f5f5f00695f5f70726f746f5f5f00'],
    ['text that is not UTF-8', '61ff'],
    ['a surrogate', '63eda080'],
    ['a letter cut in two pieces', '7f61c361bcff'],
    ['a simple value without a meaning', 'e0'],
    ['a simple value of two bytes', 'f8ff'],
    ['lists too deep', `${repeat('81', 9)}00`],
    ['tags too deep', `${repeat('c1', 9)}00`],
    ['maps too deep', `${repeat('a16161', 9)}00`],
    ['lists without end, too deep', repeat('9f', 100_000)],
    ['too many items', `98c8${repeat('80', 200)}`],
    ['too many pieces', `5f${repeat('40', 200)}ff`],
  ])('%s', (_, hex) => {
    expect(() => read(hex)).toThrow(Refusal);
  });

  it('or takes, but never fails on, any bytes', () => {
    const anyBytes = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        try {
          readCbor(Buffer.from(bytes), limits);
        } catch (error) {
          expect(error).toMatchObject({ name: 'SerializationException', status: 400 });
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
