import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  unlink,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { FrameChain } from './frame-chain.ts';
import { frameBytes } from './frame.ts';

/** Room of one segment. A record of 10 MiB with its key must fit, and a full request with it. */
const leastRoomBytes = 12 * 1024 * 1024;
const mostRoomBytes = 8 * leastRoomBytes;
/** Moving a log's part of a segment into blocks costs as much as writing so many records. */
const fewFramesPerLog = 32;
const batchHeaderBytes = 12;
const batchMagic = 0x4b534331;

/**
 * The newest records: a file that is only appended to, and the same bytes in memory.
 * What one turn of the event loop wrote is one batch: u32 magic · u32 bytes · u32 CRC-32 · frames.
 */
export interface Segment {
  readonly number: number;
  readonly buffer: Buffer;
  /** The same bytes, for numbers. */
  readonly view: DataView;
  readonly chain: FrameChain;
  /** Where the next frame goes. */
  tail(): number;
  /** Whether `bytes` more fit. */
  hasRoom(bytes: number): boolean;
  /** Makes `end` the tail: the frames before it belong to the present batch. */
  advance(end: number): void;
  /** Writes the present batch to the file; it survives `kill -9` once this returns. */
  commit(): void;
  /** Deletes the file; the memory goes back to be used again. */
  discard(): void;
  close(): void;
}

const suffix = '.segment';

/** The segments an earlier process left behind, oldest first. */
export const segmentNumbers = (dataDir: string): number[] =>
  readdirSync(dataDir)
    .filter((name) => name.endsWith(suffix))
    .map((name) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);

const spareBuffers: Buffer[] = [];
/** One for the next segment, one for sorting the present one. */
const mostSpareBuffers = 2;

/** Memory that is used again is not given back and asked for 20 times a second. */
export function takeBuffer(bytes: number): Buffer {
  const spare = spareBuffers.pop();
  return spare?.length === bytes ? spare : Buffer.allocUnsafeSlow(bytes);
}

export function giveBack(buffer: Buffer): void {
  if (spareBuffers.length < mostSpareBuffers) spareBuffers.push(buffer);
}

/** Where thousands of logs share a segment, the next is larger, so that each has more than a few frames in it. */
export function roomBehind({ buffer, chain }: Segment): number {
  if (chain.framesPerLog < fewFramesPerLog) return Math.min(buffer.length * 2, mostRoomBytes);
  const isTooLarge = chain.framesPerLog > fewFramesPerLog * 4;
  return isTooLarge ? Math.max(buffer.length / 2, leastRoomBytes) : buffer.length;
}

/**
 * Opens or continues a segment, telling of each whole frame it already holds.
 * @param roomBytes of a new one
 */
export function openSegment(
  dataDir: string,
  number: number,
  found: (buffer: Buffer, at: number) => void,
  roomBytes = leastRoomBytes,
): Segment {
  const path = join(dataDir, `${number.toString().padStart(12, '0')}${suffix}`);
  const file = openSync(path, 'a+');
  const size = fstatSync(file).size;
  const buffer = takeBuffer(Math.max(roomBytes, size));
  let batchStart = replay(file, buffer, size, found);
  let tail = batchStart;
  ftruncateSync(file, batchStart);

  return {
    number,
    buffer,
    view: new DataView(buffer.buffer, buffer.byteOffset, buffer.length),
    chain: new FrameChain(),
    tail: () => (tail === batchStart ? tail + batchHeaderBytes : tail),
    hasRoom: (bytes) => tail + batchHeaderBytes + bytes <= buffer.length,
    advance(end) {
      tail = end;
    },
    commit() {
      if (tail === batchStart) return;
      const framesStart = batchStart + batchHeaderBytes;
      buffer.writeUInt32LE(batchMagic, batchStart);
      buffer.writeUInt32LE(tail - framesStart, batchStart + 4);
      buffer.writeUInt32LE(crc32(buffer.subarray(framesStart, tail)), batchStart + 8);
      let written = batchStart;
      while (written < tail) written += writeSync(file, buffer, written, tail - written);
      batchStart = tail;
    },
    discard() {
      closeSync(file);
      // Giving back 12 MiB takes the system a while, and a segment that stays is only read once more at the next start.
      unlink(path, () => undefined);
      giveBack(buffer);
    },
    close: () => closeSync(file),
  };
}

/** Reads whole batches from the start and returns where they end. A torn last batch was never acknowledged. */
function replay(
  file: number,
  buffer: Buffer,
  size: number,
  found: (buffer: Buffer, at: number) => void,
): number {
  let filled = 0;
  while (filled < size) {
    const count = readSync(file, buffer, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  let at = 0;
  while (at + batchHeaderBytes <= filled && buffer.readUInt32LE(at) === batchMagic) {
    const framesStart = at + batchHeaderBytes;
    const end = framesStart + buffer.readUInt32LE(at + 4);
    if (end > filled) break;
    if (crc32(buffer.subarray(framesStart, end)) !== buffer.readUInt32LE(at + 8)) break;
    for (let frame = framesStart; frame < end; frame += frameBytes(buffer, frame))
      found(buffer, frame);
    at = end;
  }
  return at;
}
