import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, zstdDecompress } from 'node:zlib';
import { objectOf, ShapeError, text, wholeNumber } from '../shape.ts';
import {
  BrokenSnapshotError,
  formatVersion,
  kinds,
  magic,
  mostContentBytes,
  mostStoredBytes,
  preambleBytes,
  type Section,
  sectionHeaderBytes,
  type SectionKind,
  type SnapshotEnd,
  type SnapshotHead,
} from './format.ts';

const decompress = promisify(zstdDecompress);

const countShape = wholeNumber(0, Number.MAX_SAFE_INTEGER);
const headShape = objectOf<SnapshotHead>({
  takenAtMs: wholeNumber(0, 2 ** 48 - 1),
  accountId: text(12, /^\d{12}$/),
  region: text(32, /^[a-z0-9-]+$/),
  streams: countShape,
  shards: countShape,
  records: countShape,
});
const endShape = objectOf<SnapshotEnd>({
  sections: countShape,
  sha256: text(64, /^[0-9a-f]{64}$/),
});

/** Reads a section's JSON. @throws BrokenSnapshotError */
export function parseSection<T>(
  { content }: Section,
  shape: (value: unknown, path: string) => T,
  path: string,
): T {
  try {
    return shape(JSON.parse(content.toString('utf8')), path);
  } catch (error) {
    if (error instanceof ShapeError) throw new BrokenSnapshotError(`${error.message}.`);
    throw new BrokenSnapshotError(`The ${path} is not JSON.`);
  }
}

export const parseHead = (section: Section): SnapshotHead => {
  if (section.kind !== 'head')
    throw new BrokenSnapshotError('The file does not begin with a head.');
  return parseSection(section, headShape, 'head');
};

export interface ReadOptions {
  /** Reading ends with the signal's reason. */
  signal: AbortSignal;
  /** Told how far in the file it has come. */
  reached?: (bytes: number) => void;
}

/** What the file says of itself. Nothing else of it is looked at. @throws BrokenSnapshotError */
export async function readHead(path: string): Promise<{ head: SnapshotHead; sizeBytes: number }> {
  await using file = await open(path, 'r');
  const reader = new Reader(file, (await file.stat()).size);
  await reader.readPreamble();
  return { head: parseHead(await reader.next()), sizeBytes: reader.size };
}

/**
 * The sections of a file but for the end, each with its checksum checked. Whether the file is whole is known when the
 * last one has been taken. One section is held in memory at a time.
 * @throws BrokenSnapshotError
 */
export async function* readSections(
  path: string,
  { signal, reached }: ReadOptions,
): AsyncGenerator<Section> {
  await using file = await open(path, 'r');
  const reader = new Reader(file, (await file.stat()).size);
  await reader.readPreamble();
  for (let count = 0; ; count++) {
    signal.throwIfAborted();
    const sha256 = reader.sha256();
    const section = await reader.next();
    reached?.(reader.at);
    if (section.kind !== 'end') {
      yield section;
      continue;
    }
    const end = parseSection(section, endShape, 'end');
    if (end.sections !== count || end.sha256 !== sha256)
      throw new BrokenSnapshotError('The file is not as it was written: its sum does not fit.');
    if (reader.at !== reader.size)
      throw new BrokenSnapshotError(`The file goes on behind its end at byte ${reader.at}.`);
    return;
  }
}

class Reader {
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  readonly size: number;
  at = 0;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  /** Of all that was read so far. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  async readPreamble(): Promise<void> {
    const preamble = await this.#take(preambleBytes);
    if (!preamble.subarray(0, magic.length).equals(magic))
      throw new BrokenSnapshotError('The file is not a snapshot of Kinetoscope.');
    const version = preamble.readUInt16LE(magic.length);
    if (version !== formatVersion)
      throw new BrokenSnapshotError(
        `The snapshot is of format ${version}; this engine reads format ${formatVersion}.`,
      );
  }

  async next(): Promise<Section> {
    const start = this.at;
    const broken = (what: string) =>
      new BrokenSnapshotError(`The section at byte ${start} ${what}.`);
    const header = await this.#take(sectionHeaderBytes);
    const kind = kindOf(header.readUInt32LE(0));
    const storedBytes = header.readUInt32LE(4);
    const contentBytes = header.readUInt32LE(8);
    if (!kind) throw broken('is of no known kind');
    if (contentBytes > mostContentBytes[kind] || storedBytes > mostStoredBytes(contentBytes))
      throw broken('is larger than any can be');
    const stored = await this.#take(storedBytes);
    if (crc32(stored, crc32(header.subarray(0, 12))) !== header.readUInt32LE(12))
      throw broken('is damaged: its checksum does not fit');
    const options = { maxOutputLength: contentBytes + 1, chunkSize: mostStoredBytes(contentBytes) };
    const content = await decompress(stored, options).catch(() => {
      throw broken('cannot be decompressed');
    });
    if (content.length !== contentBytes) throw broken('is not as long as it says');
    return { kind, content };
  }

  async #take(bytes: number): Promise<Buffer> {
    if (this.at + bytes > this.size)
      throw new BrokenSnapshotError(
        `The file is cut off: it ends at byte ${this.size}, in the middle of something.`,
      );
    const buffer = Buffer.allocUnsafeSlow(bytes);
    for (let filled = 0; filled < bytes;) {
      const { bytesRead } = await this.#file.read(buffer, filled, bytes - filled, this.at + filled);
      if (bytesRead === 0) throw new BrokenSnapshotError('The file was cut off while it was read.');
      filled += bytesRead;
    }
    this.at += bytes;
    this.#hash.update(buffer);
    return buffer;
  }
}

// The names of `kinds` are those of a SectionKind.
const kindNames = Object.keys(kinds) as SectionKind[];
const kindOf = (code: number): SectionKind | undefined =>
  kindNames.find((name) => kinds[name] === code);
