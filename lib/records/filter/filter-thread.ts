import { parentPort, workerData } from 'node:worker_threads';
import { toFailure, type Result } from '#lib/aws/failure.ts';
import type { PackedBatch } from '#lib/records/filter/filter-program.ts';
import { createFilter } from '#lib/records/filter/sandboxed-filter.ts';
import type { FilterErrors } from '#lib/records/read-progress.ts';

/** What the thread says once it is ready, with nothing matched, and then of each batch. */
export type FilterReply = Result<{ matched: number[]; errors: FilterErrors }>;

/** The program of a filter's own thread: the code comes with its start, batches as messages. */
async function serve(code: string): Promise<void> {
  const filter = await createFilter(code);
  parentPort?.on('message', (batch: PackedBatch) =>
    reply(() => ({ matched: filter.run(batch), errors: filter.errors })),
  );
  reply(() => ({ matched: [], errors: filter.errors }));
}

function reply(work: () => { matched: number[]; errors: FilterErrors }): void {
  // The rule means windows; threads have no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(replyOf(work));
}

function replyOf(work: () => { matched: number[]; errors: FilterErrors }): FilterReply {
  try {
    return { ok: true, data: work() };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

// Whoever starts the thread gives it a text.
await serve(workerData as string).catch((error: unknown) =>
  reply(() => {
    throw error;
  }),
);
