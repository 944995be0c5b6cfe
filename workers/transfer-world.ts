import type { LocatedShard } from '#lib/jobs/shard-locator.ts';
import type { Fence } from '#lib/transfer/ledger.ts';
import type { RejectedRow, SourcePage } from '#lib/transfer/source-page.ts';

export interface PutEntry {
  PartitionKey: string;
  ExplicitHashKey?: string;
  Data: Uint8Array;
}

interface PutAnswer {
  Records?: { ErrorCode?: string | undefined; ErrorMessage?: string | undefined }[] | undefined;
}

/** What a transfer needs of the world. */
export interface TransferWorld {
  /** The source from a cursor on; null for all of it. */
  pages(from: string | null, signal: AbortSignal): AsyncIterable<SourcePage>;
  /** Whether this worker still is the one that carries the transfer. */
  mayAct(): boolean;
  /** PutRecords at the target. */
  put(records: PutEntry[]): Promise<PutAnswer>;
  /** Stores what may be sent from now on; `false` when this run is not to go on. */
  storeFence(fence: Fence): Promise<boolean>;
  storeRejected(rows: readonly RejectedRow[]): Promise<void>;
  /** The open shards of the target. */
  shards: () => readonly LocatedShard[];
  nowMs(): number;
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
