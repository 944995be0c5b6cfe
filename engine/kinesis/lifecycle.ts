import type { Clock } from '#engine/core/clock.ts';
import { applyReshard } from './reshard.ts';
import type { Stream } from './stream.ts';
import type { StreamRegistry } from './stream-registry.ts';

/** Takes streams through CREATING, UPDATING and DELETING on the clock, also over a restart. */
export class Lifecycle {
  readonly #clock: Clock;
  readonly #registry: StreamRegistry;
  readonly #ending = new Set<Promise<void>>();
  #transitionMs: number;

  constructor(clock: Clock, registry: StreamRegistry, transitionMs: number) {
    this.#clock = clock;
    this.#registry = registry;
    this.#transitionMs = transitionMs;
    for (const stream of registry.all()) this.resume(stream);
  }

  /** Has a stream that was read back go on to where it was going. */
  resume(stream: Stream): void {
    if (stream.row.transitionAtMs !== undefined) this.#schedule(stream);
  }

  /** How long CREATING, UPDATING and DELETING last from now on, in milliseconds; 0 is at once. */
  get(): number {
    return this.#transitionMs;
  }

  set(transitionMs: number): void {
    this.#transitionMs = transitionMs;
  }

  /** When a transition that starts now ends; `undefined` when it takes no time. */
  endsAtMs(): number | undefined {
    return this.#transitionMs === 0 ? undefined : this.#clock.now() + this.#transitionMs;
  }

  /** Puts a stream into a passing state, or carries it out at once. */
  async begin(stream: Stream, status: 'CREATING' | 'UPDATING' | 'DELETING'): Promise<void> {
    stream.row.status = status;
    stream.row.transitionAtMs = this.endsAtMs();
    if (stream.row.transitionAtMs === undefined) return this.#end(stream);
    this.#schedule(stream);
    await this.#registry.save(stream);
  }

  /** Resolves once what has ended is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#ending);
  }

  #schedule(stream: Stream): void {
    const waitMs = Math.max(0, (stream.row.transitionAtMs ?? 0) - this.#clock.now());
    this.#clock.after(waitMs, () => {
      const end = this.#end(stream).finally(() => this.#ending.delete(end));
      this.#ending.add(end);
    });
  }

  async #end(stream: Stream): Promise<void> {
    if (this.#registry.find(stream.row, stream.row.name) !== stream) return;
    stream.row.transitionAtMs = undefined;
    if (stream.row.status === 'DELETING') return this.#registry.remove(stream);
    const { row } = stream;
    row.status = 'ACTIVE';
    const steps = row.pendingReshard ?? [];
    delete row.pendingReshard;
    applyReshard(row, steps, this.#clock.now(), () => this.#registry.nextLogId());
    await this.#registry.syncShards(stream);
  }
}
