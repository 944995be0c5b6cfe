import type { StopReason } from '#lib/records/read-progress.ts';

/** How far an export is, for the page that started it: what a browser downloads, a page cannot see. */
export interface ExportProgress {
  records: number;
  read: number;
  bytes: number;
  /** GetRecords calls a second on the busiest shard. */
  readsPerSecond: number;
  state: 'running' | 'complete' | 'broken';
  /** Why reading ended. */
  reason: StopReason | undefined;
  failure: { name: string; message: string } | undefined;
}

const keptMs = 600_000;

const shared = globalThis as typeof globalThis & {
  kinetoscopeExports?: Map<string, { progress: ExportProgress; atMs: number }>;
};

const exports = () => (shared.kinetoscopeExports ??= new Map());

export function noteExport(id: string, progress: ExportProgress): void {
  const nowMs = Date.now();
  for (const [other, { atMs }] of exports()) if (nowMs - atMs > keptMs) exports().delete(other);
  exports().set(id, { progress, atMs: nowMs });
}

/** Undefined for one that has not begun, or was forgotten. */
export const exportProgress = (id: string): ExportProgress | undefined =>
  exports().get(id)?.progress;
