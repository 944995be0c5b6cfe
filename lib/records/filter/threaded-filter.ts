import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FailureError } from '#lib/aws/failure.ts';
import { type FilterSubject, packBatch } from '#lib/records/filter/filter-program.ts';
import type { FilterReply } from '#lib/records/filter/filter-thread.ts';
import type { FilterErrors } from '#lib/records/read-progress.ts';

/** Node runs it as it is, so it is no part of the console's build, which the comments tell Turbopack. */
const program = (): string =>
  join(/* turbopackIgnore: true */ process.cwd(), 'lib/records/filter/filter-thread.ts');

/** A person's JavaScript on a thread of its own, so that nobody else waits for it. */
export class ThreadedFilter {
  readonly #thread: Worker;
  readonly #code: string;
  #errors: FilterErrors = { count: 0, timedOut: 0, first: undefined };
  #waiting = Promise.withResolvers<FilterReply>();
  /** Why there is no thread any more. */
  #loss: FilterReply | undefined;

  private constructor(code: string) {
    this.#code = code;
    this.#thread = new Worker(/* turbopackIgnore: true */ program(), { workerData: code });
    this.#thread.on('message', (reply: FilterReply) => this.#waiting.resolve(reply));
    this.#thread.on('error', (error) => this.#lose(error.message));
    this.#thread.on('exit', () => this.#lose('it ended'));
  }

  /** Fails with `FilterSyntax`. */
  static async open(code: string): Promise<ThreadedFilter> {
    const filter = new ThreadedFilter(code);
    try {
      await filter.#answer();
      return filter;
    } catch (error) {
      filter.close();
      throw error;
    }
  }

  /** What was not got through so far. */
  get errors(): FilterErrors {
    return this.#errors;
  }

  /** Which of them match, by index. One batch at a time. Fails with `FilterTooSlow` after too many that took too long. */
  async run(subjects: readonly FilterSubject[]): Promise<number[]> {
    this.#waiting = Promise.withResolvers();
    if (this.#loss) this.#waiting.resolve(this.#loss);
    // The rule means windows; threads have no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#thread.postMessage(packBatch(this.#code, subjects));
    return this.#answer();
  }

  /** Whatever it does is over then. */
  close(): void {
    void this.#thread.terminate();
  }

  #lose(reason: string): void {
    this.#loss ??= threadLost(reason);
    this.#waiting.resolve(this.#loss);
  }

  async #answer(): Promise<number[]> {
    const reply = await this.#waiting.promise;
    if (!reply.ok) throw new FailureError(reply.failure);
    this.#errors = reply.data.errors;
    return reply.data.matched;
  }
}

const threadLost = (reason: string): FilterReply => ({
  ok: false,
  failure: {
    name: 'FilterLost',
    message: `The thread that ran the filter is gone: ${reason}. Read again.`,
    retryable: true,
  },
});
