import { readFile } from 'node:fs/promises';
import type { PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import type { Page } from '@playwright/test';
import { createStream, kinesisClient, putAll } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const records: PutRecordsRequestEntry[] = [
  { PartitionKey: '=cmd()', Data: Buffer.from('{"price":1}') },
  { PartitionKey: 'a,"b"\r\n', Data: Buffer.from([0, 255, 254, 10, 13]) },
  { PartitionKey: 'user-1', Data: Buffer.from('=1+1') },
];

type Plain = { PartitionKey?: string | undefined; Data?: Uint8Array | undefined };

/** Keys and bytes, whatever their order. */
const plain = (list: readonly Plain[]) =>
  list
    .map(({ PartitionKey, Data }) => `${PartitionKey} ${Buffer.from(Data ?? []).toString('hex')}`)
    .toSorted();

/** An import cannot start before it was tried. */
async function tryFirst(page: Page, wouldBeWritten: number): Promise<void> {
  await expect(page.getByRole('button', { name: 'Start import' })).toBeDisabled();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText(/It looked at all of the source/)).toBeVisible();
  await expect(page.getByText(new RegExp(`Would be written\\s*${wouldBeWritten}`))).toBeVisible();
}

for (const [format, label] of [
  ['ndjson', 'NDJSON'],
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
] as const)
  test(`what is exported as ${label} comes back as it was`, async ({ page, stack }, info) => {
    const client = kinesisClient(stack.engineEndpoint);
    const from = `export-${format}`;
    const to = `import-${format}`;
    await createStream(client, from, 1);
    await createStream(client, to, 1);
    await putAll(client, from, records);
    const path = info.outputPath(`${from}.${format}`);

    await test.step('the download says that it is complete', async () => {
      await page.goto(`/streams/${from}/replay/export`);
      await page.getByRole('radio', { name: new RegExp(label) }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      await download.saveAs(path);
      await expect(page.getByText(/Complete: 3 records of 3 records read/)).toBeVisible();
      expect(await seriousFindings(page, 'light')).toEqual([]);
    });

    await test.step('the import shows the rows first, then counts them', async () => {
      await page.goto(`/streams/${to}/replay/import`);
      await page.locator('input[type=file]').setInputFiles(path);
      await expect(page.getByText(/3 rows of .*; all can be imported/)).toBeVisible();
      await tryFirst(page, 3);
      expect(await seriousFindings(page, 'light')).toEqual([]);
      await page.getByRole('button', { name: 'Start import' }).click();
      await expect(page.getByText('Done', { exact: true })).toBeVisible();
      await expect(page.getByText(/Acknowledged\s*3/)).toBeVisible();
    });

    const { ShardIterator } = await client.getShardIterator({
      StreamName: to,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const { Records = [] } = await client.getRecords({ ShardIterator });
    expect(plain(Records)).toEqual(plain(records));
  });

test('rows that are no records are shown with their place, and can be downloaded', async ({
  page,
  stack,
}, info) => {
  const client = kinesisClient(stack.engineEndpoint);
  await createStream(client, 'import-bad', 1);
  await page.goto('/streams/import-bad/replay/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('key,value\r\na,one\r\n,two\r\nb,thr"ee\r\n'),
  });
  await expect(page.getByText('Column key: there is no partition key.')).toBeVisible();
  await expect(page.getByText(/Line 4, cell 2: a quote stands inside/)).toBeVisible();
  await tryFirst(page, 1);
  await expect(page.getByText(/Rows that are no records\s*2/)).toBeVisible();
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page.getByText('Done', { exact: true })).toBeVisible();
  await expect(page.getByText(/Rejected rows\s*2/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the rejected rows' }).click(),
  ]);
  const path = info.outputPath('rejected.ndjson');
  await download.saveAs(path);
  expect(await readFile(path, 'utf8')).toContain('"place":"line 3"');
});

const line = (n: number) =>
  JSON.stringify({
    partition_key: 'same',
    arrival_time: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
    data: { n, user: `user-${n % 3}` },
  });

const file = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from(lines.map((text) => `${text}\n`).join('')),
});

test('an import gets keys from its data and a pace from its times, and its file is kept for a day', async ({
  page,
  stack,
}) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'import-keyed';
  await createStream(client, StreamName, 1);

  await test.step('what was given and not imported is listed, and can be deleted', async () => {
    await page.goto(`/streams/${StreamName}/replay/import`);
    await page.locator('input[type=file]').setInputFiles(file('given-up.ndjson', [line(1)]));
    await expect(page.getByText(/1 row of .*; all can be imported/)).toBeVisible();
    await page.goto(`/streams/${StreamName}/replay`);
    const row = page.getByRole('row', { name: /given-up\.ndjson/ });
    await expect(row).toContainText('No import was started');
    await expect(row).toContainText(/until \d{4}-/);
    expect(await seriousFindings(page, 'light')).toEqual([]);
    await page.getByRole('button', { name: 'Delete the file given-up.ndjson' }).click();
    await expect(row).toHaveCount(0);
  });

  await test.step('keys and pace are chosen as for a replay', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => line(n));
    await page.goto(`/streams/${StreamName}/replay/import`);
    await page.locator('input[type=file]').setInputFiles(file('keyed.ndjson', lines));
    await expect(page.getByText(/9 rows of .*; all can be imported/)).toBeVisible();
    await page.getByRole('radio', { name: /From the data/ }).click();
    await page.getByRole('textbox', { name: 'Key' }).fill('user');
    await page.getByRole('radio', { name: /As it came/ }).click();
    await page.getByRole('spinbutton', { name: 'Factor' }).fill('100');
    await page.getByRole('checkbox', { name: 'Keep the order of each key' }).uncheck();
    await tryFirst(page, 9);
    await page.getByRole('button', { name: 'Start import' }).click();
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    await expect(page.getByText(/Keys from user; original pace × 100; in any order/)).toBeVisible();
    await expect(page.getByRole('row', { name: /keyed\.ndjson/ })).toContainText(
      `Import, over, into ${StreamName}`,
    );
  });

  const { ShardIterator } = await client.getShardIterator({
    StreamName,
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { Records = [] } = await client.getRecords({ ShardIterator });
  expect(new Set(Records.map(({ PartitionKey }) => PartitionKey))).toEqual(
    new Set(['user-0', 'user-1', 'user-2']),
  );
});
