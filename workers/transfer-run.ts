import { toFailure } from '#lib/aws/failure.ts';
import { callFailureOf } from '#lib/jobs/call-failure.ts';
import { type Checkpoint, type Fence, Ledger } from '#lib/transfer/ledger.ts';
import type { Shaper } from '#lib/transfer/shape-records.ts';
import type { SourcePage } from '#lib/transfer/source-page.ts';
import type { TransferOutcome } from '#lib/transfer/transfer-report.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { TransferSender } from '#workers/transfer-sender.ts';
import type { TransferWorld } from '#workers/transfer-world.ts';

export interface TransferRunOptions {
  plan: Pick<TransferPlan, 'pace' | 'keepsOrder'>;
  shape: Shaper;
  checkpoint: Checkpoint;
  /** What the last run may have sent behind its checkpoint. */
  fence: Fence;
  world: TransferWorld;
}

/** After a failure that may pass. */
const againMs = 1_000;

/** A transfer at work: reads ahead by itself, and sends with each `tick` what is due. */
export class TransferRun {
  readonly #options: TransferRunOptions;
  readonly #ledger: Ledger;
  readonly #sender: TransferSender;
  readonly #stopping = new AbortController();
  #cursor: string | null;
  #read: number;
  #share: number | undefined;
  #end: SourcePage['end'];
  #outcome: TransferOutcome | undefined;
  #reading: Promise<void> | undefined;
  #whenRoom: (() => void) | undefined;

  constructor(options: TransferRunOptions) {
    const { plan, checkpoint, fence, world } = options;
    this.#options = options;
    this.#ledger = new Ledger(checkpoint, fence);
    this.#sender = new TransferSender(plan, this.#ledger, world);
    this.#cursor = checkpoint.cursor;
    this.#read = checkpoint.counts.read;
  }

  /** Set once there is nothing left to do, or no way to do it. */
  get outcome(): TransferOutcome | undefined {
    return this.#outcome ?? this.#sender.outcome;
  }

  start(): void {
    this.#reading ??= this.#readAll();
  }

  tick(nowMs: number): void {
    if (this.outcome || this.#stopping.signal.aborted) return;
    this.#sender.tick(nowMs);
    this.#whenRoom?.();
    if (this.#end && this.#end !== 'stopped' && this.#ledger.open === 0)
      this.#outcome = { kind: 'done', reason: this.#end };
  }

  report() {
    const { reachedMs, trouble, outage } = this.#sender;
    return {
      checkpoint: this.#ledger.checkpoint(),
      progress: {
        read: Math.max(this.#read, this.#ledger.counts.read),
        waiting: this.#ledger.open,
        share: this.#share,
        reachedMs,
        isReadOut: this.#end !== undefined,
        trouble,
      },
      lastError: outage.lastError,
    };
  }

  /** Waits at most `graceMs` for answers. What was not answered by then is noted as uncertain. */
  async stop(graceMs: number): Promise<{ checkpoint: Checkpoint; fence: Fence }> {
    this.#sender.isStopped = true;
    this.#stopping.abort();
    this.#whenRoom?.();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, graceMs);
    await Promise.race([promise, Promise.allSettled([...this.#sender.underWay, this.#reading])]);
    clearTimeout(timer);
    return { checkpoint: this.#ledger.checkpoint(), fence: this.#ledger.carriedFence() };
  }

  async #readAll(): Promise<void> {
    const { world } = this.#options;
    const { signal } = this.#stopping;
    while (!this.#end && !this.outcome && !signal.aborted) {
      try {
        for await (const page of world.pages(this.#cursor, signal)) {
          await this.#take(page);
          if (this.outcome || signal.aborted) return;
        }
      } catch (error) {
        if (signal.aborted) return;
        const failure = toFailure(error);
        if (failure.retryable || callFailureOf(error).isRetryable) await this.#pause(error);
        else this.#outcome = { kind: 'failed', failure };
      }
    }
  }

  async #take(page: SourcePage): Promise<void> {
    const { shape, world } = this.#options;
    if (page.rejected.length > 0) await world.storeRejected(page.rejected);
    const tracked = this.#ledger.add(page);
    this.#cursor = page.cursor;
    this.#read += page.read;
    this.#share = page.share ?? this.#share;
    if (tracked.length > 0 && !(await this.#mayGoOn())) return;
    const shapes = shape(tracked.map(({ record }) => record));
    for (const [index, one] of tracked.entries()) {
      const made = shapes[index];
      if (made) this.#sender.accept(one, made);
    }
    this.#end = page.end;
    this.#sender.tick(world.nowMs());
    await this.#room();
  }

  /** Until it is stored what may be sent, nothing of it is; the database may be away for a while. */
  async #mayGoOn(): Promise<boolean> {
    const { world } = this.#options;
    for (;;) {
      try {
        if (await world.storeFence(this.#ledger.fence())) return true;
        this.#sender.isStopped = true;
        this.#stopping.abort();
      } catch (error) {
        await this.#pause(error);
      }
      if (this.#stopping.signal.aborted) return false;
    }
  }

  async #pause(cause: unknown): Promise<void> {
    const { world } = this.#options;
    this.#sender.outage.failed(cause, callFailureOf(cause).isThrottle, world.nowMs());
    await world.sleep(againMs, this.#stopping.signal).catch(() => {});
  }

  /** Resolves when there is room for another page. */
  async #room(): Promise<void> {
    while (this.#sender.isFull && !this.#stopping.signal.aborted && !this.outcome) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#whenRoom = resolve;
      await promise;
    }
    this.#whenRoom = undefined;
  }
}
