import type { FileHandle } from 'node:fs/promises';
import type { AgentFlow } from '#lib/jobs/tail/agent-flow.ts';
import {
  createRecordSplitter,
  type FileRecord,
  type RecordSplitter,
} from '#lib/jobs/tail/record-splitter.ts';
import { mostRecentBytes, readAt, type ReadPart, recentBefore } from '#workers/tail/read-part.ts';
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
  /** The bytes before the position: where they are others now, the file was cut off and has grown again. */
  #recent: Buffer = Buffer.alloc(0);
  #cutOff: ReadPart | undefined;
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

  /** @param begin `initial` for the initial position; else the checkpoint counts, and without one that place */
  static async open(options: TailFileOptions, begin: 'initial' | number): Promise<TailFile> {
    const file = new TailFile(options);
    await file.#readHead();
    const position = await file.#firstPosition(begin);
    file.#position = position;
    file.#recent = await recentBefore(options.handle, position);
    file.#splitter = file.#newSplitter(position);
    file.#note(position);
    return file;
  }

  /** What was read of it, and what had been when it was cut off last. */
  get parts(): ReadPart[] {
    const now = {
      position: this.#position,
      head: this.#head,
      recent: this.#recent,
      isCutOff: false,
    };
    return this.#cutOff ? [now, this.#cutOff] : [now];
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
    const known = this.#recent;
    const wanted = known.length + Math.min(chunkBytes, size - this.#position);
    const bytes = await readAt(handle, this.#position - known.length, wanted);
    if (!bytes.subarray(0, known.length).equals(known)) {
      this.#restart();
      return this.read();
    }
    const added = bytes.subarray(known.length);
    this.#position += added.length;
    this.#recent = Buffer.from(bytes.subarray(-mostRecentBytes));
    if (this.#head.length < mostHeadBytes) await this.#readHead();
    return this.#splitter.push(added);
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
    const [now] = this.parts;
    this.#cutOff = now && { ...now, isCutOff: true };
    this.#position = 0;
    this.#recent = Buffer.alloc(0);
    this.#underWay = [];
    this.#head = Buffer.alloc(0);
    this.#splitter = this.#newSplitter(0);
    this.#note(0);
  }

  #note(offset: number) {
    this.#options.progress.note(this.fileId, this.#path, offset, this.#head);
  }

  async #firstPosition(begin: 'initial' | number): Promise<number> {
    const { handle, progress, flow } = this.#options;
    const { size } = await handle.stat();
    const checkpoint = progress.of(this.fileId);
    if (!checkpoint && begin !== 'initial') return begin;
    if (!checkpoint) return flow.initialPosition === 'END_OF_FILE' ? size : 0;
    // An inode is used again for another file, and a file may be cut off and written anew.
    const isSame = digestOf(this.#head.subarray(0, checkpoint.headBytes)) === checkpoint.headDigest;
    return isSame && checkpoint.offset <= size ? checkpoint.offset : 0;
  }

  async #readHead() {
    this.#head = await readAt(this.#options.handle, 0, mostHeadBytes);
  }

  #newSplitter(position: number): RecordSplitter {
    const { skipHeaderLines, multiLineStartPattern, truncatedRecordTerminator } =
      this.#options.flow;
    const skipLines = position === 0 ? skipHeaderLines : 0;
    return createRecordSplitter({
      position,
      skipLines,
      multiLineStartPattern,
      truncatedRecordTerminator,
    });
  }
}
