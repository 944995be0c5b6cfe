import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchMaxBytes, createBatch, createEntry } from '#lib/jobs/batch.ts';

test('a batch never holds more than 500 records or 5 MiB, keys counted', () => {
  const record = fc.record({
    size: fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 1_048_000 })),
    key: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 700, size: 'max' }), (records) => {
      const batch = createBatch();
      let bytes = 0;
      for (const { size, key } of records) {
        const entry = createEntry(key, new Uint8Array(size), 0);
        const own = size + Buffer.byteLength(key);
        const fits = batch.entries.length < 500 && bytes + own <= batchMaxBytes;
        expect(batch.add(entry)).toBe(fits);
        if (fits) bytes += own;
      }
      expect(batch.room).toBe(500 - batch.entries.length);
    }),
    { numRuns: 50 },
  );
});

test('a record larger than a stream takes is refused with both sizes', () => {
  expect(() => createEntry('ü', new Uint8Array(1_048_575), 0)).toThrow(/1048577 bytes .* 1048576/);
});
