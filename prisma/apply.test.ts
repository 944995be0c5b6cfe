import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '#prisma/apply.ts';

let folder = '';
const open = () => createClient({ url: `file:${join(folder, 'test.db')}`, timeout: 5_000 });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetoscope-apply-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, sql: string): void {
  mkdirSync(join(folder, 'migrations', name), { recursive: true });
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const apply = async () => {
  const client = open();
  await applyMigrations(client, join(folder, 'migrations'));
  return client;
};

test('each migration is applied once, in order, and recorded as Prisma does', async () => {
  write('20260101000000_first', 'CREATE TABLE "A" ("x" TEXT); CREATE TABLE "B" ("y" TEXT);');
  await apply();
  write('20260202000000_second', 'ALTER TABLE "A" ADD COLUMN "z" TEXT;');
  await apply();
  const client = await apply();
  const { rows } = await client.execute(
    'SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY migration_name',
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    [
      '20260101000000_first',
      sha256('CREATE TABLE "A" ("x" TEXT); CREATE TABLE "B" ("y" TEXT);'),
      1,
      1,
    ],
    ['20260202000000_second', sha256('ALTER TABLE "A" ADD COLUMN "z" TEXT;'), 1, 1],
  ]);
});

test('several starts at once apply it once', async () => {
  write('20260101000000_first', 'CREATE TABLE "A" ("x" TEXT);');
  const clients = await Promise.all([apply(), apply(), apply()]);
  const { rows } = await (clients[0] ?? open()).execute(
    'SELECT count(*) AS n FROM _prisma_migrations',
  );
  expect(rows[0]?.n).toBe(1);
});

test('a migration that breaks leaves nothing behind', async () => {
  write('20260101000000_first', 'CREATE TABLE "A" ("x" TEXT); CREATE NONSENSE;');
  await expect(apply()).rejects.toThrow();
  const { rows } = await open().execute('SELECT name FROM sqlite_master');
  expect(rows).toEqual([]);
});

test('a migration that was changed after it was applied is refused', async () => {
  write('20260101000000_first', 'CREATE TABLE "A" ("x" TEXT);');
  await apply();
  write('20260101000000_first', 'CREATE TABLE "A" ("x" INTEGER);');
  await expect(apply()).rejects.toThrow('another version of Kinetoscope');
});

test('the project’s migrations make what its schema says', async () => {
  const migrations = join(import.meta.dirname, 'migrations');
  const client = open();
  await applyMigrations(client, migrations);
  const schema = readFileSync(join(import.meta.dirname, 'schema.prisma'), 'utf8');
  const models = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)];
  expect(models.length).toBeGreaterThan(0);
  for (const [, model = '', body = ''] of models) {
    const fields = [
      ...body.matchAll(/^ {2}(\w+) +(?:String|Int|BigInt|Float|Boolean|DateTime)\b/gm),
    ];
    const { rows } = await client.execute(`SELECT name FROM pragma_table_info('${model}')`);
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(fields.map(([, name]) => name)));
  }
  expect(readdirSync(migrations)).toContain('migration_lock.toml');
});
