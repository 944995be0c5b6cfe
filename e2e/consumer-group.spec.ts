import type { Page } from '@playwright/test';
import { createStream, kinesisClient, putAll } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect as expectSoon, test } from './test.ts';

/** A lease moves after some parts of the failover time, one at a time. */
const expect = expectSoon.configure({ timeout: 45_000 });

const column = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Workers and their leases' })
    .getByRole('listitem', { name: new RegExp(`^${name}`) });

const records = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => ({
    PartitionKey: `key-${from + index}`,
    Data: new TextEncoder().encode(`record ${from + index}`),
  }));

async function createGroup(page: Page, streamName: string, fields: Record<string, string>) {
  await page.goto(`/streams/${streamName}/consumers`);
  await page.getByRole('link', { name: 'Create group' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Audit');
  await page.getByRole('radio', { name: /At the trim horizon/ }).check();
  for (const [label, value] of Object.entries(fields))
    await page.getByRole('spinbutton', { name: label }).fill(value);
  await page.getByRole('button', { name: 'Create and start' }).click();
}

test('shares the shards, survives a crash with duplicates, and evens out', async ({
  page,
  stack,
}) => {
  test.setTimeout(300_000);
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'shared', 4);
  await putAll(kinesis, 'shared', records(8_000, 0));
  await createGroup(page, 'shared', {
    Workers: '2',
    'Time a record takes (ms)': '50',
    'Failover time (s)': '10',
    'Checkpoint every (s)': '120',
  });
  await expect(column(page, 'worker-1: 2 leases')).toBeVisible();
  await expect(column(page, 'worker-2: 2 leases')).toContainText(/[1-9]\d* since its checkpoint/);
  await page.getByRole('button', { name: 'Crash worker-2' }).click();
  await expect(column(page, 'worker-2')).toContainText('Crashed: its leases run out');
  await expect(column(page, 'worker-1: 4 leases')).toBeVisible();
  await expect(
    page.getByText(/^\d\d:\d\d:\d\d worker-1 took shardId-\d+ from worker-2/).first(),
  ).toBeVisible();
  await expect(page.getByText(/^[1-9][\d,]* records, after a crash/)).toBeVisible();
  await expect(column(page, 'worker-2')).toBeHidden();

  await page.getByRole('button', { name: 'Add worker' }).click();
  await expect(column(page, 'worker-3: 2 leases')).toBeVisible();
  await expect(column(page, 'worker-1: 2 leases')).toBeVisible();
  await page.getByRole('button', { name: 'All leases as a table' }).click();
  await expect(page.getByRole('table', { name: 'Leases' }).getByRole('row')).toHaveCount(5);

  expect(await seriousFindings(page, 'light')).toEqual([]);

  await page.getByRole('button', { name: 'Stop worker-3 in order' }).click();
  await expect(column(page, 'worker-1: 4 leases')).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/consumers$/);
  await expect(page.getByRole('link', { name: 'Audit' })).toBeHidden();
});

test('processes a parent to its end before its children', async ({ page, stack }) => {
  test.setTimeout(300_000);
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'lineage', 1);
  await putAll(kinesis, 'lineage', records(300, 0));
  await kinesis.splitShard({
    StreamName: 'lineage',
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: String(1n << 127n),
  });
  await createGroup(page, 'lineage', {
    Workers: '2',
    'Time a record takes (ms)': '60',
    'Failover time (s)': '3',
  });
  await expect(column(page, 'Waiting for parents: 2 leases')).toContainText(
    'Child of shardId-000000000000',
  );
  await expect(column(page, 'Finished: 1 lease')).toBeVisible();
  await expect(page.getByText(/processed shardId-000000000000 to its end\./)).toBeVisible();
  await expect(column(page, 'worker-1: 1 lease')).toBeVisible();
  await expect(column(page, 'worker-2: 1 lease')).toBeVisible();
  await expect(page.getByText('300 records', { exact: true })).toBeVisible();
});
