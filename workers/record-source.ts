import type { Entry } from '#lib/jobs/batch.ts';

/** Where a generator's records come from. */
export interface RecordSource {
  /**
   * The next record that is due by now, the `number`th of its run; undefined where there is none yet. Fails with a
   * sentence for a person where no record can be made.
   */
  next(nowMs: number, number: number): Entry | undefined;
  /** What it had and gave no record for. */
  readonly leftOut?: number;
  close(): Promise<void>;
}
