import { readFile } from 'node:fs/promises';
import type { PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
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
