import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addSamples,
  type Block,
  cellAt,
  createBlock,
  seriesPerBlock,
  stepsPerBlock,
} from '#engine/cloudwatch/block.ts';
import { encodeFrame, visitFrames } from '#engine/cloudwatch/frame.ts';

const everySeries = new Uint8Array(seriesPerBlock).fill(1);

const value = fc.oneof(
  fc.nat(1_000),
  fc.nat(2 ** 40),
  fc.integer({ min: 2 ** 31 - 2, max: 2 ** 31 + 2 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
);
const sample = fc.record({
  slot: fc.nat(seriesPerBlock - 1),
  step: fc.nat(stepsPerBlock - 1),
  value,
});

function blockOf(samples: { slot: number; step: number; value: number }[]): Block {
  const block = createBlock();
  for (const { slot, step, value: one } of samples)
    addSamples(block, cellAt(slot, step), one, one, one, 1);
  return block;
}

function decode(bytes: Buffer, wanted = everySeries): Block {
  const block = createBlock();
  visitFrames(bytes, wanted, (slot, step, sum, min, max, count) =>
    addSamples(block, cellAt(slot, step), sum, min, max, count),
  );
  return block;
}

test('a frame gives back the block it was made of', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 400 }), (samples) => {
      const block = blockOf(samples);
      expect(decode(encodeFrame(block) ?? Buffer.alloc(0))).toEqual(block);
    }),
  );
});

test('frames behind each other add up', () => {
  const counts = fc.record({ slot: fc.nat(63), step: fc.nat(4), value: fc.nat(1e6) });
  fc.assert(
    fc.property(fc.array(fc.array(counts, { minLength: 1 }), { minLength: 1 }), (parts) => {
      const frames = parts.map((part) => encodeFrame(blockOf(part)) ?? Buffer.alloc(0));
      expect(decode(Buffer.concat(frames))).toEqual(blockOf(parts.flat()));
    }),
  );
});

test('only wanted series are read', () => {
  const samples = Array.from({ length: seriesPerBlock }, (_, slot) => ({
    slot,
    step: 2,
    value: slot,
  }));
  const wanted = new Uint8Array(seriesPerBlock);
  for (const slot of [0, 31, 32, 63]) wanted[slot] = 1;
  const frame = encodeFrame(blockOf(samples)) ?? Buffer.alloc(0);
  expect(decode(frame, wanted)).toEqual(blockOf(samples.filter(({ slot }) => wanted[slot] === 1)));
});

test('nothing is stored for a block in which nothing happened', () => {
  expect(encodeFrame(createBlock())).toBeUndefined();
});

test('whole numbers take few bytes', () => {
  const samples = Array.from({ length: seriesPerBlock }, (_, slot) =>
    Array.from({ length: stepsPerBlock }, (__, step) => ({ slot, step, value: 500 })),
  ).flat();
  const bytesPerCell = (encodeFrame(blockOf(samples))?.length ?? 0) / samples.length;
  expect(bytesPerCell).toBeLessThan(6.5);
});
