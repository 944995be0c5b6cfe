import {
  addTo,
  type Block,
  cellAt,
  countAt,
  createBlock,
  everySeries,
  seriesPerBlock,
  stepsPerBlock,
  type Visit,
} from '#engine/cloudwatch/block.ts';

/*
 * A frame is a block on disk, with nothing stored for what did not happen. Frames of the same block can stand one
 * behind the other; what they say adds up.
 *
 *   length of the frame     u32
 *   series present          2 × u32, a bit each
 *   where each begins       u16 each, from the start of the frame
 *   each series:
 *     steps present         u8, a bit each; bit 7 says that the numbers are whole
 *     each step, whole:     count, min, max − min, sum − min × count: 7 bits a byte, low bits first
 *     each step, else:      sum, min, max, count: f64 each
 */
const maskAt = 4;
const offsetsAt = 12;
const wholeBit = 0x80;
/** Above this, 7 bits a byte would need more than 32-bit arithmetic. */
const largestWhole = 2 ** 31 - 1;

/** Bytes of a frame in which every series did something whole numbers cannot say, in every step. */
export const largestFrame =
  offsetsAt + seriesPerBlock * (2 + 1 + stepsPerBlock * 4 * Float64Array.BYTES_PER_ELEMENT);
const scratch = Buffer.alloc(largestFrame);

const isWhole = (value: number) =>
  Number.isInteger(value) && value >= 0 && value <= largestWhole && !Object.is(value, -0);

/** What varints cannot hold is kept as it is. */
function cellIsWhole(block: Block, cell: number): boolean {
  const min = block[cell + 1] ?? 0;
  const count = countAt(block, cell);
  return (
    isWhole(count) &&
    isWhole(min) &&
    isWhole((block[cell + 2] ?? 0) - min) &&
    isWhole((block[cell] ?? 0) - min * count)
  );
}

function writeVarint(position: number, value: number): number {
  let rest = value;
  let at = position;
  while (rest > 0x7f) {
    scratch[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  scratch[at++] = rest;
  return at;
}

function writeCell(block: Block, cell: number, position: number, whole: boolean): number {
  const sum = block[cell] ?? 0;
  const min = block[cell + 1] ?? 0;
  const max = block[cell + 2] ?? 0;
  const count = countAt(block, cell);
  if (!whole) {
    for (const [index, value] of [sum, min, max, count].entries())
      scratch.writeDoubleLE(value, position + index * 8);
    return position + 32;
  }
  const afterMin = writeVarint(writeVarint(position, count), min);
  return writeVarint(writeVarint(afterMin, max - min), sum - min * count);
}

/** The steps of a series that have samples, and whether all their numbers are whole. */
function headOf(block: Block, slot: number): number {
  let steps = 0;
  let whole = wholeBit;
  for (let step = 0; step < stepsPerBlock; step++) {
    const cell = cellAt(slot, step);
    if (countAt(block, cell) === 0) continue;
    steps |= 1 << step;
    if (!cellIsWhole(block, cell)) whole = 0;
  }
  return steps === 0 ? 0 : steps | whole;
}

/** Writes a block as a frame; `undefined` when nothing happened in it. */
export function encodeFrame(block: Block): Buffer | undefined {
  const heads = Array.from({ length: seriesPerBlock }, (_, slot) => headOf(block, slot));
  const present = heads.filter((head) => head !== 0).length;
  if (present === 0) return undefined;
  const masks = [0, 0];
  let offsetAt = offsetsAt;
  let position = offsetsAt + present * 2;
  for (const [slot, head] of heads.entries()) {
    if (head === 0) continue;
    masks[slot >>> 5] = (masks[slot >>> 5] ?? 0) | (1 << (slot & 31));
    offsetAt = scratch.writeUInt16LE(position, offsetAt);
    scratch[position++] = head;
    for (let step = 0; step < stepsPerBlock; step++)
      if (head & (1 << step))
        position = writeCell(block, cellAt(slot, step), position, (head & wholeBit) !== 0);
  }
  scratch.writeUInt32LE(position, 0);
  scratch.writeUInt32LE((masks[0] ?? 0) >>> 0, maskAt);
  scratch.writeUInt32LE((masks[1] ?? 0) >>> 0, maskAt + 4);
  return Buffer.from(scratch.subarray(0, position));
}

/** Reads the numbers of one frame after another. */
class Cursor {
  readonly bytes: Buffer;
  position = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.position++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  double(): number {
    const value = this.bytes.readDoubleLE(this.position);
    this.position += 8;
    return value;
  }
}

function visitSeries(cursor: Cursor, slot: number, visit: Visit): void {
  const head = cursor.bytes[cursor.position++] ?? 0;
  for (let step = 0; step < stepsPerBlock; step++) {
    if (!(head & (1 << step))) continue;
    if (head & wholeBit) {
      const count = cursor.varint();
      const min = cursor.varint();
      const max = min + cursor.varint();
      visit(slot, step, cursor.varint() + min * count, min, max, count);
    } else {
      const sum = cursor.double();
      const min = cursor.double();
      const max = cursor.double();
      visit(slot, step, sum, min, max, cursor.double());
    }
  }
}

/**
 * Visits what frames of one block hold.
 * @param wanted by slot: 0 leaves a series out
 */
export function visitFrames(bytes: Buffer, wanted: Uint8Array, visit: Visit): void {
  const cursor = new Cursor(bytes);
  let start = 0;
  while (start < bytes.length) {
    let offsetAt = start + offsetsAt;
    for (let half = 0; half < 2; half++) {
      const mask = bytes.readUInt32LE(start + maskAt + half * 4);
      for (let bit = 0; bit < 32; bit++) {
        if (!(mask & (1 << bit))) continue;
        const slot = half * 32 + bit;
        if (wanted[slot] !== 0) {
          cursor.position = start + bytes.readUInt16LE(offsetAt);
          visitSeries(cursor, slot, visit);
        }
        offsetAt += 2;
      }
    }
    start += bytes.readUInt32LE(start);
  }
}

/** Makes one frame of several of the same block. */
export function foldFrames(bytes: Buffer): Buffer {
  const block = createBlock();
  visitFrames(bytes, everySeries, addTo(block));
  return encodeFrame(block) ?? Buffer.alloc(0);
}
