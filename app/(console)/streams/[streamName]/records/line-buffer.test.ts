import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineBuffer } from './line-buffer.ts';
import type { RecordLine } from '#lib/records/record-line.ts';

const line = (number: number): RecordLine => ({
  shardId: 's',
  sequenceNumber: String(number),
  partitionKey: 'k',
  bytes: 1,
  format: 'text',
  preview: '',
  columns: [],
});

test('the newest are kept, in order, and what was handed out stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 })), fc.integer({ min: 1, max: 20 }), (sizes, most) => {
      const buffer = new LineBuffer(most);
      const all: RecordLine[] = [];
      for (const size of sizes) {
        const before = buffer.snapshot();
        const copy = [...before];
        const lines = Array.from({ length: size }, (_, at) => line(all.length + at));
        buffer.push(lines);
        all.push(...lines);
        expect(before).toEqual(copy);
        expect(buffer.snapshot()).toEqual(all.slice(-most));
      }
    }),
  );
});
