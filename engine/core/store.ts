import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Key, open } from 'lmdb';

/** An ordered map on disk. Reads see what is committed; await a write, or `committed()`, to read it back. */
export type Table<Value, TableKey extends Key = Key> = Database<Value, TableKey>;

/** The one crash-safe store of an engine. A committed write survives `kill -9`. */
export interface Store {
  /** Values of any JSON-like shape (MessagePack on disk). */
  table<Value, TableKey extends Key = Key>(name: string): Table<Value, TableKey>;
  /** Values that are bytes. */
  bytes<TableKey extends Key = Key>(name: string): Table<Buffer, TableKey>;
  /** Resolves once every write made so far can be read and would survive `kill -9`. */
  committed(): Promise<void>;
  /** Resolves once every write made so far would survive a power cut. */
  flushed(): Promise<void>;
  /** All writes made inside are committed together or not at all. */
  transaction<T>(change: () => T): Promise<T>;
  close(): Promise<void>;
}

/** Address space, not disk: LMDB maps its file and grows it as needed. */
const mapSizeBytes = 2 ** 40;
const mostTables = 64;

export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const root = open({
    path: join(dataDir, 'store.lmdb'),
    mapSize: mapSizeBytes,
    maxDbs: mostTables,
    // Commits reach the page cache at once and the disk soon after: a killed process loses nothing.
    overlappingSync: true,
    separateFlushed: true,
  });
  return {
    table: (name) => root.openDB({ name }),
    bytes: (name) => root.openDB({ name, encoding: 'binary' }),
    committed: async () => void (await root.committed),
    flushed: async () => void (await root.flushed),
    transaction: (change) => root.transaction(change),
    close: () => root.close(),
  };
}
