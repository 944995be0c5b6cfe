import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSequenceNumber } from './sequence-number.ts';
import { printSequenceNumber, SequenceNumberRows } from './sequence-number-rows.ts';

const source = fc.record({
  sequenceEpochSeconds: fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
  index: fc.nat(2 ** 31 - 1),
});

/** How the next number differs from the last: mostly by one on the counter. */
const turn = fc.record({
  row: fc.nat(2),
  counter: fc.oneof(
    { weight: 4, arbitrary: fc.constant('next' as const) },
    fc.constant('same' as const),
    fc.nat(2000),
    fc.maxSafeNat(),
  ),
  laterBySeconds: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(1000)),
});

test('prints what bigint arithmetic says, whatever came before', () => {
  fc.assert(
    fc.property(
      fc.tuple(source, source, source),
      fc.array(turn, { minLength: 1, maxLength: 30 }),
      (sources, turns) => {
        const rows = new SequenceNumberRows(sources);
        const counters = [0, 0, 0];
        let seconds = 0;
        for (const { row, counter, laterBySeconds } of turns) {
          const last = counters[row] ?? 0;
          const count =
            typeof counter === 'number'
              ? counter
              : Math.min(last + Number(counter === 'next'), Number.MAX_SAFE_INTEGER);
          counters[row] = count;
          seconds += laterBySeconds;
          const { sequenceEpochSeconds, index } = sources[row] ?? sources[0];
          const expected = encodeSequenceNumber({
            shardCreatedSeconds: sequenceEpochSeconds,
            shardIndex: index,
            counter: BigInt(count),
            seconds,
          });
          expect(printSequenceNumber(rows, row, count, seconds)).toBe(expected.toString());
        }
      },
    ),
    { numRuns: 300 },
  );
});
