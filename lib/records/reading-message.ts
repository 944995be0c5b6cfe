import type { Failure } from '#lib/aws/failure.ts';
import type { ReadProgress } from '#lib/records/read-progress.ts';
import type { RecordLine } from '#lib/records/record-line.ts';

/** One event of a reading, as the page gets it. */
export type ReadingMessage =
  | {
      type: 'page';
      lines: RecordLine[];
      /** Matching records that are left out of `lines`, because so many came at a time. */
      skipped: number;
      /** JSON paths seen in the first records; only in the first pages. */
      paths?: string[];
      progress: ReadProgress;
    }
  | { type: 'failure'; failure: Failure };
