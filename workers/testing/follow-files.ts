import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { db, simulatorId } from '#lib/db.ts';
import type { Entry } from '#lib/jobs/batch.ts';
import { type AgentFlow, defaultFlow } from '#lib/jobs/tail/agent-flow.ts';
import { TailProgress } from '#workers/tail/tail-progress.ts';
import { openTailSource, type TailSource } from '#workers/tail/tail-source.ts';

const flow: AgentFlow = {
  ...defaultFlow,
  filePattern: 'app.log*',
  initialPosition: 'START_OF_FILE',
  maxBufferAgeMillis: 1_000,
};

export const texts = (entries: readonly Entry[]) =>
  entries.map(({ data }) => Buffer.from(data).toString());
export const acknowledge = (entries: readonly Entry[]) =>
  entries.forEach(({ onDone }) => onDone?.());

/** Files that a generator of their own follows; they are read for real, the clock is not. */
class FollowedFiles {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-tail-'));
  readonly root = join(this.dataDir, 'tail');
  readonly log = join(this.root, 'app.log');
  #generatorId = '';
  #progress: TailProgress | undefined;
  #source: TailSource | undefined;
  #nowMs = 1_000_000;

  async begin() {
    mkdirSync(this.root, { recursive: true });
    const keyShape = '{}';
    const plan = { streamName: 'logs', template: '', recordsPerSecond: 1, keyShape };
    const data = { connectionId: simulatorId, name: 'tail', ...plan };
    ({ id: this.#generatorId } = await db().generator.create({ data }));
    await this.start();
  }

  async end() {
    await this.#source?.close();
    await db().generator.deleteMany();
    rmSync(this.root, { recursive: true });
  }

  async start(changes: Partial<AgentFlow> = {}) {
    const progress = await TailProgress.load(db(), this.#generatorId);
    const options = { flow: { ...flow, ...changes }, progress, seal: undefined };
    this.#progress = progress;
    this.#source = openTailSource({ ...options, nowMs: () => this.#nowMs });
  }

  async stop() {
    await this.#source?.close();
    await this.#progress?.save(db());
  }

  /** As a worker that is stopped and started again. */
  async restart(changes: Partial<AgentFlow> = {}) {
    await this.stop();
    await this.start(changes);
  }

  /** What comes within so much time. */
  async taken(ms: number): Promise<Entry[]> {
    const source = this.#source;
    const entries: Entry[] = [];
    for (let passed = 0; passed < ms; passed += 100) {
      this.#nowMs += 100;
      for (let entry = source?.next(this.#nowMs); entry; entry = source?.next(this.#nowMs))
        entries.push(entry);
      await vi.waitFor(() => expect(source?.isIdle).toBe(true), { interval: 1 });
    }
    return entries;
  }

  get leftOut() {
    return this.#source?.leftOut;
  }

  async checkpoints() {
    await this.#progress?.save(db());
    return db().tailCheckpoint.findMany({ where: { generatorId: this.#generatorId } });
  }
}

/** A folder whose files are followed from their beginning, anew for each test of the file. */
export function followFiles(): FollowedFiles {
  const files = new FollowedFiles();
  beforeAll(() => {
    process.env.KINETOSCOPE_DATA_DIR = files.dataDir;
  });
  beforeEach(() => files.begin());
  afterEach(() => files.end());
  afterAll(async () => {
    await db().$disconnect();
    rmSync(files.dataDir, { recursive: true });
  });
  return files;
}
