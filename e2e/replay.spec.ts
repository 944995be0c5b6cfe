import type { Kinesis, PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import type { Page } from '@playwright/test';
import { startForeignServer } from './foreign-server.ts';
import { createStream, kinesisClient, putAll } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const order = (n: number): PutRecordsRequestEntry => ({
  PartitionKey: `user-${n % 8}`,
  Data: Buffer.from(JSON.stringify({ n, price: n * 10, user: { id: `id-${n % 3}` } })),
});
const orders = (count: number) => Array.from({ length: count }, (_, at) => order(at));

async function contentsOf(client: Kinesis, StreamName: string) {
  const { Shards = [] } = await client.listShards({ StreamName });
  const found: { key: string; text: string }[] = [];
  for (const { ShardId } of Shards) {
    const { ShardIterator } = await client.getShardIterator({
      StreamName,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const { Records = [] } = await client.getRecords({ ShardIterator });
    for (const { PartitionKey = '', Data } of Records)
      found.push({ key: PartitionKey, text: Buffer.from(Data ?? []).toString() });
  }
  return found;
}

const count = (label: string, value: string) => new RegExp(`${label}\\s*${value}`);

test('a filter’s result goes into another stream, transformed and with new keys, behind a dry run', async ({
  page,
  stack,
}) => {
  const client = kinesisClient(stack.engineEndpoint);
  await createStream(client, 'replay-from', 2);
  await createStream(client, 'replay-to', 3);
  await putAll(client, 'replay-from', orders(100));

  await test.step('what is chosen in Records is carried over', async () => {
    await page.goto('/streams/replay-from/records?filter=value.price+%3E%3D+500');
    await expect(page.getByRole('status').filter({ hasText: /^Read / })).toContainText(
      '50 matched',
    );
    await page.getByRole('button', { name: 'Replay or export' }).click();
    await page.getByRole('menuitem', { name: 'Replay' }).click();
    await expect(page.getByRole('heading', { name: 'Create replay' })).toBeVisible();
    await expect(page.getByText('whatever matches value.price >= 500')).toBeVisible();
  });

  await test.step('it cannot start before it was tried', async () => {
    await expect(page.getByRole('button', { name: 'Start replay' })).toBeDisabled();
    await page
      .getByRole('button', { name: 'Stream', exact: false })
      .and(page.locator('main *'))
      .first()
      .click();
    await page.getByRole('option', { name: 'replay-to' }).click();
    await page.getByRole('radio', { name: /From the data/ }).click();
    await page.getByRole('textbox', { name: 'Key' }).fill('user.id');
    await page.getByRole('radio', { name: /As fast as the target/ }).click();
    await page
      .getByRole('textbox', { name: /Transform in JavaScript/ })
      .fill('if (record.value.n % 2) return; record.value.price = 0; return record');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await expect(page.getByText(/It looked at all of the source/)).toBeVisible();
    await expect(page.getByText(count('Matched', '50'))).toBeVisible();
    await expect(page.getByText(count('Would be written', '25'))).toBeVisible();
    await expect(
      page.getByRole('table', { name: 'Records over the target’s shards' }).getByRole('row'),
    ).toHaveCount(4);
    expect(await contentsOf(client, 'replay-to')).toEqual([]);
    expect(await seriousFindings(page, 'light')).toEqual([]);
  });

  await test.step('it does what it said', async () => {
    await page.getByRole('button', { name: 'Start replay' }).click();
    await expect(page.getByRole('heading', { name: 'Replay into replay-to' })).toBeVisible();
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    await expect(page.getByText(count('Acknowledged', '25'))).toBeVisible();
    await expect(page.getByText(count('Dropped by the transform', '25'))).toBeVisible();
    expect(await seriousFindings(page, 'light')).toEqual([]);
    const written = await contentsOf(client, 'replay-to');
    expect(written).toHaveLength(25);
    expect(new Set(written.map(({ key }) => key))).toEqual(new Set(['id-0', 'id-1', 'id-2']));
    expect(written.every(({ text }) => text.includes('"price":0'))).toBe(true);
  });
});

test('a replay is paused, outlives its worker, and goes on without a record twice', async ({
  page,
  stack,
}) => {
  const client = kinesisClient(stack.engineEndpoint);
  await createStream(client, 'replay-slow', 1);
  await createStream(client, 'replay-slow-to', 1);
  await putAll(client, 'replay-slow', orders(20));
  await page.goto('/streams/replay-slow/replay/create');
  await page
    .getByRole('button', { name: 'Stream', exact: false })
    .and(page.locator('main *'))
    .first()
    .click();
  await page.getByRole('option', { name: 'replay-slow-to' }).click();
  // Few keys and many records each: in order they take long enough to be paused.
  await page
    .getByRole('textbox', { name: /Transform in JavaScript/ })
    .fill('Array.from({ length: 200 }, (_, part) => ({ value: { n: record.value.n, part } }))');
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText(count('Would be written', '4,000'))).toBeVisible();
  await page.getByRole('button', { name: 'Start replay' }).click();
  await page.getByRole('button', { name: 'Pause the transfer into replay-slow-to' }).click();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await stack.stopPart('workers', 'SIGKILL');
  await stack.startPart('workers');
  await page.getByRole('button', { name: 'Resume the transfer into replay-slow-to' }).click();
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(count('Acknowledged', '4,000'))).toBeVisible();
});

test('a replay into its own stream is confirmed first, and ends', async ({ page, stack }) => {
  const client = kinesisClient(stack.engineEndpoint);
  await createStream(client, 'replay-self', 1);
  await putAll(client, 'replay-self', orders(10));
  await page.goto('/streams/replay-self/replay');
  await expect(page.getByRole('heading', { name: 'Nothing was replayed yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Create replay' }).click();
  await page
    .getByRole('button', { name: 'Stream', exact: false })
    .and(page.locator('main *'))
    .first()
    .click();
  await page.getByRole('option', { name: 'replay-self', exact: true }).click();
  await page.getByRole('radio', { name: /As fast as the target/ }).click();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText(/It looked at all of the source/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start replay' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /All records shall be in replay-self twice/ }).check();
  await page.getByRole('button', { name: 'Start replay' }).click();
  await expect(page.getByText('Done', { exact: true })).toBeVisible();
  expect(await contentsOf(client, 'replay-self')).toHaveLength(20);
});

async function addReal(page: Page, name: string, endpoint: string): Promise<void> {
  await page.goto('/connections/add');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint);
  await page.getByRole('textbox', { name: 'Region' }).fill('us-east-1');
  await page.getByRole('radio', { name: 'Access key' }).check();
  await page.getByRole('textbox', { name: 'Access key ID' }).fill('AKIAEXAMPLE12345');
  await page.getByLabel('Secret access key').fill('a-secret-of-this-test');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('REAL');
}

const inMain = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).and(page.locator('main *')).first();

test('a real target is unlocked by its name, and the real source stays read-only', async ({
  page,
}) => {
  const [source, target] = [await startForeignServer(), await startForeignServer()];
  const strip = page.getByRole('region', { name: 'Connection in use' });
  try {
    const client = kinesisClient(source.endpoint);
    const targetClient = kinesisClient(target.endpoint);
    await createStream(client, 'orders-abroad', 1);
    await putAll(client, 'orders-abroad', orders(10));
    await createStream(targetClient, 'orders-archive', 1);
    await addReal(page, 'Archive abroad', target.endpoint);
    await addReal(page, 'Shop abroad', source.endpoint);
    await page.getByRole('button', { name: 'Use Shop abroad' }).click();
    await expect(strip).toContainText('Read-only');

    await page.goto('/streams/orders-abroad/replay/create');
    await inMain(page, /^Connection/).click();
    await page.getByRole('option', { name: /Archive abroad/ }).click();
    await inMain(page, /^Stream/).click();
    await page.getByRole('option', { name: 'orders-archive' }).click();
    await page.getByRole('radio', { name: /As fast as the target/ }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await expect(page.getByText(count('Would be written', '10'))).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start replay' })).toBeDisabled();

    await page.getByRole('button', { name: 'Unlock as target…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Unlock as target' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Type Archive abroad to agree' }).fill('Shop abroad');
    await expect(dialog.getByRole('button', { name: 'Unlock as target' })).toBeDisabled();
    await dialog
      .getByRole('textbox', { name: 'Type Archive abroad to agree' })
      .fill('Archive abroad');
    await dialog.getByRole('button', { name: 'Unlock as target' }).click();
    await expect(page.getByText(/All else there stays\s+read-only/)).toBeVisible();
    await expect(strip).toContainText('Read-only');
    await page.getByRole('button', { name: 'Start replay' }).click();
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    expect(await contentsOf(targetClient, 'orders-archive')).toHaveLength(10);
    await expect(strip).toContainText('Read-only');
  } finally {
    source.close();
    target.close();
  }
});
