import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { dataDir, databaseUrl } from '#lib/data-dir.ts';
import { seal } from '#lib/secrets.ts';
import { applyMigrations } from '#prisma/apply.ts';
import { PrismaClient } from '#prisma/generated/client.ts';

export const simulatorId = 'simulator';

/** How long one process waits for another's write. */
const busyTimeoutMs = 10_000;

const clients = globalThis as typeof globalThis & { kinetoscopeDb?: PrismaClient };

/** The console's memory. The first query makes the database or brings it up to date. */
export function db(): PrismaClient {
  clients.kinetoscopeDb ??= new PrismaClient({ adapter: new MigratedDatabase() });
  return clients.kinetoscopeDb;
}

/** Prisma connects on the first query, which is when an adapter can make sure that there is something to ask. */
class MigratedDatabase extends PrismaLibSql {
  constructor() {
    super({ url: databaseUrl(), timeout: busyTimeoutMs });
  }

  override async connect() {
    mkdirSync(dataDir(), { recursive: true });
    const client = createClient({ url: databaseUrl(), timeout: busyTimeoutMs });
    try {
      await client.execute('PRAGMA journal_mode = WAL');
      await applyMigrations(client, join(process.cwd(), 'prisma/migrations'));
      await keepSimulator(client);
    } finally {
      client.close();
    }
    return super.connect();
  }
}

/** The built-in row is there from the start, and follows the engine when that moves. */
async function keepSimulator(client: Client): Promise<void> {
  const endpoint = process.env.KINETOSCOPE_ENGINE_ENDPOINT ?? 'http://127.0.0.1:4567';
  const now = new Date().toISOString().replace('Z', '+00:00');
  await client.execute({
    sql: `INSERT INTO "Connection"
      (id, name, endpoint, region, credentialsKind, accessKeyId, secretAccessKeySealed, simulated, createdAt, updatedAt)
      VALUES (?, 'Simulator', ?, 'us-east-1', 'static', 'kinetoscope', ?, true, ?, ?)
      ON CONFLICT (id) DO UPDATE SET endpoint = excluded.endpoint, updatedAt = excluded.updatedAt
      WHERE endpoint IS NOT excluded.endpoint`,
    args: [simulatorId, endpoint, seal('kinetoscope'), now, now],
  });
}
