import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSequenceNumber } from './sequence-number.ts';
import { SequenceNumberPrinter } from './sequence-number-printer.ts';

const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
const counter = fc.oneof(fc.nat(2000), fc.maxSafeNat());

test('prints what bigint arithmetic says, whatever came before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
      fc.nat(2 ** 31 - 1),
      fc.array(fc.tuple(counter, seconds), { minLength: 1, maxLength: 10 }),
      (shardCreatedSeconds, shardIndex, numbers) => {
        const printer = new SequenceNumberPrinter(shardCreatedSeconds, shardIndex);
        for (const [count, second] of numbers)
          expect(printer.print(count, second)).toBe(
            encodeSequenceNumber({
              shardCreatedSeconds,
              shardIndex,
              counter: BigInt(count),
              seconds: second,
            }).toString(),
          );
      },
    ),
    { numRuns: 300 },
  );
});
