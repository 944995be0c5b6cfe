import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Clock } from '#engine/core/clock.ts';
import { BrokenSnapshotError } from '#engine/core/snapshot/format.ts';
import type { SnapshotPort, Watch } from '#engine/core/snapshot/snapshot-port.ts';
import { readHead, readSections } from '#engine/core/snapshot/snapshot-reader.ts';
import { SnapshotWriter } from '#engine/core/snapshot/snapshot-writer.ts';
import { inUse, invalid, snapshotNotFound } from '#engine/lab/failures.ts';
import { type Scope, SnapshotFolder } from '#engine/lab/snapshots/snapshot-folder.ts';
import type { SnapshotState } from '#engine/lab/snapshots/snapshot-state.ts';

interface Parts {
  clock: Clock;
  dataDir: string;
  port: SnapshotPort;
}

const keyOf = ({ accountId, region }: Scope, name = ''): string => `${accountId}/${region}/${name}`;

/** All snapshots of all scopes, and what is being done to them. */
export class Snapshots {
  readonly folder: SnapshotFolder;
  readonly #clock: Clock;
  readonly #port: SnapshotPort;
  /** Those that were asked for since the start. The files are what there is. */
  readonly #states = new Map<string, SnapshotState>();
  /** The one of a scope that is being made or restored. */
  readonly #busy = new Map<string, SnapshotState>();
  readonly #jobs = new Set<Promise<void>>();
  readonly #end = new AbortController();

  constructor({ clock, dataDir, port }: Parts) {
    this.folder = new SnapshotFolder(dataDir);
    this.folder.removePartials();
    this.#clock = clock;
    this.#port = port;
  }

  /** In the order of their names. Those that are READY have a file, unless somebody took it away. */
  names(scope: Scope): string[] {
    const prefix = keyOf(scope);
    const known = [...this.#states]
      .filter(([key, { status }]) => key.startsWith(prefix) && status !== 'READY')
      .map(([, { name }]) => name);
    return [...new Set([...known, ...this.folder.names(scope)])].toSorted();
  }

  /** @throws ResourceNotFoundException */
  async find(scope: Scope, name: string): Promise<SnapshotState> {
    const state = await this.look(scope, name);
    if (!state) throw snapshotNotFound(name);
    return state;
  }

  async look(scope: Scope, name: string): Promise<SnapshotState | undefined> {
    const key = keyOf(scope, name);
    const path = this.folder.path(scope, name);
    const known = this.#states.get(key);
    if (known && (known.status !== 'READY' || existsSync(path))) return known;
    if (!existsSync(path)) return undefined;
    const state = await readState(path, name);
    if (!existsSync(path)) return undefined;
    // Another request may have looked meanwhile.
    const first = this.#states.get(key) ?? state;
    this.#states.set(key, first);
    return first;
  }

  /**
   * Takes a name for a snapshot that begins.
   * @throws ResourceInUseException where there is one of this name that did not fail
   */
  begin(scope: Scope, name: string, status: 'CREATING' | 'UPLOADING'): SnapshotState {
    const present = this.#states.get(keyOf(scope, name));
    if (existsSync(this.folder.path(scope, name)) || present?.work)
      throw inUse(`The snapshot ${name} already exists.`);
    this.folder.prepare(scope);
    const state: SnapshotState = { name, status };
    this.#states.set(keyOf(scope, name), state);
    return state;
  }

  /** Starts to write all that the scope has at this moment. */
  create(scope: Scope, name: string): SnapshotState {
    this.#refuseWhileBusy(scope);
    const state = this.begin(scope, name, 'CREATING');
    const partial = this.folder.partialPath(scope, name);
    const writer = new SnapshotWriter(partial);
    state.work = { records: 0, bytes: () => writer.bytes };
    const written = this.#port.write(scope, writer, this.#watch(state));
    this.#start(scope, state, async () => {
      try {
        await written;
        await writer.finish();
        await this.accept(scope, state);
      } catch (error) {
        await writer.abandon();
        throw error;
      }
    });
    return state;
  }

  /** Starts to check the snapshot and then to restore it. */
  async restore(scope: Scope, name: string): Promise<SnapshotState> {
    const state = await this.find(scope, name);
    this.#refuseWhileBusy(scope);
    const path = this.folder.path(scope, name);
    if (state.work || !existsSync(path)) throw inUse(`The snapshot ${name} is ${state.status}.`);
    this.#refuseFuture(state);
    this.#start(scope, state, async () => {
      const checked = await this.check(state, path);
      this.#refuseFuture(state);
      state.status = 'RESTORING';
      const sections = this.#read(state, path);
      await checked.restore(scope, sections, this.#watch(state));
      state.restoredAtMs = this.#clock.now();
      state.status = 'READY';
    });
    return state;
  }

  /** @throws ResourceInUseException while something is done to it */
  async remove(scope: Scope, name: string): Promise<void> {
    const state = await this.find(scope, name);
    if (state.work && state.status !== 'UPLOADING')
      throw inUse(`The snapshot ${name} is ${state.status}.`);
    this.#states.delete(keyOf(scope, name));
    await rm(this.folder.path(scope, name), { force: true });
    await rm(this.folder.partialPath(scope, name), { force: true });
  }

  /** Checks a file whole. */
  async check(state: SnapshotState, path: string) {
    state.status = 'CHECKING';
    const checked = await this.#port.check(this.#read(state, path));
    state.head = checked.head;
    return checked;
  }

  /** Makes what has been written and is whole a snapshot. */
  async accept(scope: Scope, state: SnapshotState): Promise<void> {
    const path = this.folder.path(scope, state.name);
    await rename(this.folder.partialPath(scope, state.name), path);
    state.sizeBytes = (await stat(path)).size;
    state.status = 'READY';
  }

  /** Runs something until it has ended, one way or the other, or the engine ends. */
  run(state: SnapshotState, job: () => Promise<void>): Promise<void> {
    state.reason = undefined;
    const running = job()
      .catch((error: unknown) => fail(state, error))
      .finally(() => {
        state.work = undefined;
        this.#jobs.delete(running);
      });
    this.#jobs.add(running);
    return running;
  }

  async close(): Promise<void> {
    this.#end.abort(new Error('The engine ended.'));
    await Promise.all(this.#jobs);
  }

  #start(scope: Scope, state: SnapshotState, job: () => Promise<void>): void {
    const key = keyOf(scope);
    this.#busy.set(key, state);
    void this.run(state, job).finally(() => this.#busy.delete(key));
  }

  #refuseWhileBusy(scope: Scope): void {
    const busy = this.#busy.get(keyOf(scope));
    if (busy) throw inUse(`The snapshot ${busy.name} is ${busy.status}: wait until it is READY.`);
  }

  /** Time never goes back, so records must not come from the future. */
  #refuseFuture({ name, head }: SnapshotState): void {
    const nowMs = this.#clock.now();
    if (!head || head.takenAtMs <= nowMs) return;
    const takenAt = new Date(head.takenAtMs).toISOString();
    throw invalid(
      `The snapshot ${name} was taken at ${takenAt}, and the simulated time is ${new Date(nowMs).toISOString()}: ` +
        `advance the clock to ${takenAt} first.`,
    );
  }

  #watch(state: SnapshotState): Watch {
    return {
      signal: this.#end.signal,
      began(head) {
        state.head = head;
      },
      advanced(records) {
        if (state.work) state.work.records += records;
      },
    };
  }

  #read(state: SnapshotState, path: string) {
    let bytes = 0;
    state.work = {
      records: 0,
      bytes: () => bytes,
      bytesTotal: state.sizeBytes ?? state.work?.bytesTotal,
    };
    return readSections(path, {
      signal: this.#end.signal,
      reached(at) {
        bytes = at;
      },
    });
  }
}

async function readState(path: string, name: string): Promise<SnapshotState> {
  try {
    const { head, sizeBytes } = await readHead(path);
    return { name, status: 'READY', head, sizeBytes };
  } catch (error) {
    const state: SnapshotState = { name, status: 'FAILED' };
    fail(state, error);
    return state;
  }
}

/** Only a broken file fails a snapshot that is there; another reason may be gone the next time. */
function fail(state: SnapshotState, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const wasReady = state.head !== undefined && state.sizeBytes !== undefined;
  const staysReady = wasReady && !(error instanceof BrokenSnapshotError);
  state.status = staysReady ? 'READY' : 'FAILED';
  state.reason = staysReady ? `The last restore failed: ${reason}` : reason;
}
