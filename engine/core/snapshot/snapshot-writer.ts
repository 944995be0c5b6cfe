import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, zstdCompress } from 'node:zlib';
import {
  formatVersion,
  kinds,
  magic,
  mostStoredBytes,
  preambleBytes,
  sectionHeaderBytes,
  type SectionKind,
  type SnapshotEnd,
} from './format.ts';

const compress = promisify(zstdCompress);

/** Takes the sections of a snapshot. */
export interface SectionSink {
  write(kind: SectionKind, content: Buffer): Promise<void>;
}

/** Writes a snapshot's file, a section after the other; it is a snapshot only once it is finished. */
export class SnapshotWriter implements SectionSink {
  readonly #path: string;
  readonly #hash = createHash('sha256');
  #file: FileHandle | undefined;
  #sections = 0;
  #bytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** In the file so far. */
  get bytes(): number {
    return this.#bytes;
  }

  async write(kind: SectionKind, content: Buffer): Promise<void> {
    const stored = await compress(content, { chunkSize: mostStoredBytes(content.length) });
    const header = Buffer.alloc(sectionHeaderBytes);
    header.writeUInt32LE(kinds[kind], 0);
    header.writeUInt32LE(stored.length, 4);
    header.writeUInt32LE(content.length, 8);
    header.writeUInt32LE(crc32(stored, crc32(header.subarray(0, 12))), 12);
    if (!this.#file) {
      this.#file = await open(this.#path, 'w');
      await this.#put(preamble());
    }
    await this.#put(header);
    await this.#put(stored);
    this.#sections += 1;
  }

  /** Ends the file. Resolves once it would survive a power cut. */
  async finish(): Promise<void> {
    const end: SnapshotEnd = { sections: this.#sections, sha256: this.#hash.copy().digest('hex') };
    await this.write('end', Buffer.from(JSON.stringify(end)));
    await this.#file?.sync();
    await this.#file?.close();
    this.#file = undefined;
  }

  /** Deletes what there is of the file. */
  async abandon(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    await rm(this.#path, { force: true });
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    await this.#file?.writeFile(bytes);
    this.#bytes += bytes.length;
  }
}

function preamble(): Buffer {
  const bytes = Buffer.alloc(preambleBytes);
  magic.copy(bytes);
  bytes.writeUInt16LE(formatVersion, magic.length);
  return bytes;
}
