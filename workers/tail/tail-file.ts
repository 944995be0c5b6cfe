import type { FileHandle } from 'node:fs/promises';
import type { AgentFlow } from '#lib/jobs/tail/agent-flow.ts';
import {
  createRecordSplitter,
  type FileRecord,
  type RecordSplitter,
} from '#lib/jobs/tail/record-splitter.ts';
import { digestOf, mostHeadBytes, type TailProgress } from '#workers/tail/tail-progress.ts';

const chunkBytes = 1_048_576;

interface TailFileOptions {
  fileId: string;
  path: string;
  handle: FileHandle;
  flow: AgentFlow;
  progress: TailProgress;
}

/** A file that is read as it grows, whatever it is called meanwhile. */
export class TailFile {
  readonly fileId: string;
  readonly #options: TailFileOptions;
  #path: string;
  #position = 0;
  #splitter: RecordSplitter;
  #head: Buffer = Buffer.alloc(0);
  /** Goes up when the file is cut off: what was read before says nothing of the new content. */
  #life = 0;
  /** Ends of records under way, oldest first. */
  #underWay: { end: number; isDone: boolean }[] = [];

  private constructor(options: TailFileOptions) {
    this.#options = options;
    this.fileId = options.fileId;
    this.#path = options.path;
    this.#splitter = this.#newSplitter(0);
  }

  /** @param isFresh the initial position holds; else the checkpoint, or the beginning */
  static async open(options: TailFileOptions, isFresh: boolean): Promise<TailFile> {
    const file = new TailFile(options);
    await file.#readHead();
    const position = await file.#firstPosition(isFresh);
    file.#position = position;
    file.#splitter = file.#newSplitter(position);
    file.#note(position);
    return file;
  }

  isNamed(path: string): void {
    if (path === this.#path) return;
    this.#path = path;
    this.#options.progress.rename(this.fileId, path);
  }

  /** What has been added, at most a chunk. */
  async read(): Promise<FileRecord[]> {
    const { handle } = this.#options;
    const { size } = await handle.stat();
    if (size < this.#position) this.#restart();
    if (size === this.#position) return [];
    const wanted = Math.min(chunkBytes, size - this.#position);
    const { bytesRead, buffer } = await handle.read(
      Buffer.alloc(wanted),
      0,
      wanted,
      this.#position,
    );
    this.#position += bytesRead;
    if (this.#head.length < mostHeadBytes) await this.#readHead();
    return this.#splitter.push(buffer.subarray(0, bytesRead));
  }

  /** The file has been rotated away and read to its end. */
  finish(): FileRecord[] {
    return this.#splitter.finish();
  }

  /** Begins to watch a record; the function is called when it has been taken or given up. */
  track(end: number): () => void {
    const record = { end, isDone: false };
    const life = this.#life;
    this.#underWay.push(record);
    return () => {
      record.isDone = true;
      if (life === this.#life) this.#advance();
    };
  }

  async close(): Promise<void> {
    await this.#options.handle.close();
  }

  #advance() {
    let end: number | undefined;
    while (this.#underWay[0]?.isDone) end = this.#underWay.shift()?.end;
    if (end !== undefined) this.#note(end);
  }

  #restart() {
    this.#life += 1;
    this.#position = 0;
    this.#underWay = [];
    this.#head = Buffer.alloc(0);
    this.#splitter = this.#newSplitter(0);
    this.#note(0);
  }

  #note(offset: number) {
    this.#options.progress.note(this.fileId, this.#path, offset, this.#head);
  }

  async #firstPosition(isFresh: boolean): Promise<number> {
    const { handle, progress, flow } = this.#options;
    const { size } = await handle.stat();
    const checkpoint = progress.of(this.fileId);
    if (!checkpoint) return isFresh && flow.initialPosition === 'END_OF_FILE' ? size : 0;
    // An inode is used again for another file, and a file may be cut off and written anew.
    const isSame = digestOf(this.#head.subarray(0, checkpoint.headBytes)) === checkpoint.headDigest;
    return isSame && checkpoint.offset <= size ? checkpoint.offset : 0;
  }

  async #readHead() {
    const buffer = Buffer.alloc(mostHeadBytes);
    const { bytesRead } = await this.#options.handle.read(buffer, 0, mostHeadBytes, 0);
    this.#head = buffer.subarray(0, bytesRead);
  }

  #newSplitter(position: number): RecordSplitter {
    const { skipHeaderLines, multiLineStartPattern } = this.#options.flow;
    const skipLines = position === 0 ? skipHeaderLines : 0;
    return createRecordSplitter({ position, skipLines, multiLineStartPattern });
  }
}
