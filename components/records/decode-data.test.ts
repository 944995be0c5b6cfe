import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeData, ExactNumber, previewOf } from '#components/records/decode-data.ts';
import { hexLines } from '#components/records/hex-lines.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('data', () => {
  test.each([
    ['{"a":[1,"ü"]}', 'json'],
    [' [1]', 'json'],
    ['"text"', 'json'],
    ['42', 'text'],
    ['{"a":', 'text'],
    ['127.0.0.1 - - "GET /"\n', 'text'],
    ['\u001b[31mred', 'text'],
    ['\u0000', 'binary'],
    ['', 'text'],
  ])('%j is %s', (text, kind) => expect(decodeData(bytesOf(text)).kind).toBe(kind));

  test('that is not UTF-8 is binary', () => {
    expect(decodeData(Uint8Array.of(0xf3, 0x89, 0x9a, 0xc2))).toEqual({ kind: 'binary' });
  });

  test('keeps its text as it came, mark of byte order included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const decoded = decodeData(bytesOf(text));
        if (decoded.kind !== 'binary') expect(decoded.text).toBe(text);
      }),
    );
    expect(decodeData(bytesOf('\ufeffx'))).toEqual({ kind: 'text', text: '\ufeffx' });
  });
});

test.each([
  ['9007199254740993', true],
  ['49590338271490256608559692538361571095921575989136588898', true],
  ['1e400', true],
  ['0.12345678901234567', true],
  ['9007199254740991', false],
  ['-12.5', false],
  ['1e3', false],
])('the number %s is kept as written: %s', (source, isKept) => {
  const decoded = decodeData(bytesOf(`[${source}]`));
  const value: unknown =
    decoded.kind === 'json' && Array.isArray(decoded.value) ? decoded.value[0] : undefined;
  expect(value).toEqual(isKept ? new ExactNumber(source) : Number(source));
});

describe('a preview', () => {
  test('is one line of text', () =>
    expect(previewOf(bytesOf('{\n  "a": 1\n}'))).toBe('{ "a": 1 }'));
  test('survives a cut within a character', () => {
    expect(previewOf(bytesOf(`a${'ü'.repeat(400)}`))).toBe(`a${'ü'.repeat(199)}`);
    expect(previewOf(bytesOf('ü'))).toBe('ü');
  });
  test('of bytes is hexadecimal', () => {
    expect(previewOf(Uint8Array.of(0xf3, 0x89, 0x9a, 0xc2, 0))).toBe('f3 89 9a c2 00');
  });
});

test('hexadecimal lines hold every byte once, in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (data) => {
      const lines = hexLines(data);
      const back = lines.flatMap(({ hex }) =>
        hex.split(' ').map((byte) => Number.parseInt(byte, 16)),
      );
      expect(back).toEqual([...data]);
      expect(lines.map(({ ascii }) => ascii).join('')).toHaveLength(data.byteLength);
    }),
  );
  expect(hexLines(bytesOf('Kinesis\n'))).toEqual([
    { offset: '00000000', hex: '4b 69 6e 65 73 69 73 0a', ascii: 'Kinesis.' },
  ]);
});
