import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client, Transaction } from '@libsql/client';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** As Prisma makes it, so that `prisma migrate deploy` and `migrate status` find what they expect. */
const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Brings a database up to the migrations in `folder`, in the order of their names. Each process may call it at its
 * start: the write lock is held from the first look to the last step, so of two that start at once one waits.
 * Fails when a migration that was applied has been changed since.
 */
export async function applyMigrations(client: Client, folder: string): Promise<void> {
  const migrations = await readMigrations(folder);
  const transaction = await client.transaction('write');
  try {
    await transaction.execute(migrationsTable);
    const applied = await checksums(transaction);
    for (const migration of migrations) {
      const checksum = applied.get(migration.name);
      if (checksum === undefined) await apply(transaction, migration);
      else if (checksum !== migration.checksum) throw new ChangedMigrationError(migration.name);
    }
    await transaction.commit();
  } finally {
    transaction.close();
  }
}

class ChangedMigrationError extends Error {
  override readonly name = 'ChangedMigrationError';

  constructor(migration: string) {
    super(
      `The console's database was made by another version of Kinetoscope: its migration ${migration} is not the one at hand. Move console.db out of the data directory to start with a new one.`,
    );
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function checksums(transaction: Transaction): Promise<Map<string, string>> {
  const { rows } = await transaction.execute(
    `SELECT migration_name || ' ' || checksum AS line FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return new Map(rows.map(({ line }) => splitLine(typeof line === 'string' ? line : '')));
}

/** A checksum has no spaces. */
function splitLine(line: string): [string, string] {
  const at = line.lastIndexOf(' ');
  return [line.slice(0, at), line.slice(at + 1)];
}

async function apply(transaction: Transaction, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = Date.now();
  await transaction.executeMultiple(sql);
  await transaction.execute({
    sql: `INSERT INTO "_prisma_migrations"
      (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)`,
    args: [randomUUID(), checksum, name, startedAt, Date.now()],
  });
}
