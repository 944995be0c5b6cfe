import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexLines } from '#components/records/hex-lines.ts';

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
  expect(hexLines(new TextEncoder().encode('Kinesis\n'))).toEqual([
    { offset: '00000000', hex: '4b 69 6e 65 73 69 73 0a', ascii: 'Kinesis.' },
  ]);
});
