import type { Section, SnapshotHead } from './format.ts';
import type { SectionSink } from './snapshot-writer.ts';

/** Whose things. */
interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** Whoever waits for a snapshot. */
export interface Watch {
  /** Ends the work with the signal's reason. */
  readonly signal: AbortSignal;
  /** How much there will be. */
  began(head: SnapshotHead): void;
  /** So many more records are done. */
  advanced(records: number): void;
}

/** A snapshot that was read to its end and is whole. */
interface CheckedSnapshot {
  readonly head: SnapshotHead;
  /**
   * Puts what it holds in the place of all that a scope has: when it fails, or the process is killed, before it is
   * done, all is as it was. `sections` are those that were checked, once more.
   */
  restore(scope: Scope, sections: AsyncIterable<Section>, watch: Watch): Promise<void>;
}

/** What a service does with snapshots. */
export interface SnapshotPort {
  /** Writes all sections but the end. The moment of the snapshot is that of the call. */
  write(scope: Scope, sink: SectionSink, watch: Watch): Promise<void>;
  /** Believes nothing of what it reads. @throws BrokenSnapshotError */
  check(sections: AsyncIterable<Section>): Promise<CheckedSnapshot>;
}
