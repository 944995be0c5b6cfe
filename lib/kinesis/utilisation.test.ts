import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUtilisation, utilisation, writeUtilisation } from '#lib/kinesis/utilisation.ts';

const rates = (some: Partial<Parameters<typeof utilisation>[0]>) => ({
  bytesIn: 0,
  recordsIn: 0,
  bytesOut: 0,
  reads: 0,
  ...some,
});

test('many small records are bound by the record limit', () => {
  expect(writeUtilisation({ bytesIn: 100_000, recordsIn: 980 })).toEqual({
    share: 0.98,
    binding: 'recordsIn',
  });
});

test('few large records are bound by the byte limit', () => {
  expect(writeUtilisation({ bytesIn: 524_288, recordsIn: 10 })).toEqual({
    share: 0.5,
    binding: 'bytesIn',
  });
});

test('reading is bound by two MiB or by five reads', () => {
  expect(readUtilisation({ bytesOut: 2_097_152, reads: 1 })).toEqual({
    share: 1,
    binding: 'bytesOut',
  });
  expect(readUtilisation({ bytesOut: 10, reads: 4 })).toEqual({ share: 0.8, binding: 'reads' });
});

test('the busiest of all four limits binds', () => {
  expect(utilisation(rates({ recordsIn: 300, reads: 4 })).binding).toBe('reads');
  expect(utilisation(rates({ recordsIn: 900, reads: 4 })).binding).toBe('recordsIn');
});

test('more of anything never lowers the utilisation', () => {
  const any = fc.record({
    bytesIn: fc.nat(2_000_000),
    recordsIn: fc.nat(2_000),
    bytesOut: fc.nat(4_000_000),
    reads: fc.nat(10),
  });
  fc.assert(
    fc.property(any, any, (some, more) => {
      const sum = {
        bytesIn: some.bytesIn + more.bytesIn,
        recordsIn: some.recordsIn + more.recordsIn,
        bytesOut: some.bytesOut + more.bytesOut,
        reads: some.reads + more.reads,
      };
      expect(utilisation(sum).share).toBeGreaterThanOrEqual(utilisation(some).share);
    }),
  );
});
