import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { encode } from '@msgpack/msgpack';
import type { Page } from '@playwright/test';
import { createStream, kinesisClient, putAll, untilActive } from './kinesis-client.ts';
import { expect, test } from './test.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const order = (n: number) => ({
  PartitionKey: `user-${n % 16}`,
  Data: json({ n, user: { id: `user-${n % 16}` }, price: n * 10 }),
});
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

const line = (page: Page, text: string | RegExp) => page.getByRole('row', { name: text });
const bar = (page: Page) => page.getByRole('status').filter({ hasText: /^Read / });

async function openOptions(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Filter, columns, decoding and budget/ }).click();
}

const readAgain = (page: Page) => page.getByRole('button', { name: 'Read', exact: true }).click();

const field = (tag: number, bytes: Buffer) =>
  Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);

/** The KPL's format: a table of keys, records that point into it, and the MD5 of all that. */
function aggregate(texts: readonly string[]): Buffer {
  const records = texts.map((text) =>
    field(0x1a, Buffer.concat([Buffer.from([8, 0]), field(0x1a, Buffer.from(text))])),
  );
  const message = Buffer.concat([field(0x0a, Buffer.from('packed')), ...records]);
  const digest = createHash('md5').update(message).digest();
  return Buffer.concat([Buffer.from('f3899ac2', 'hex'), message, digest]);
}

test('a stream that was split is read through, and the page says that it saw everything', async ({
  page,
  stack,
}) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'browse-split';
  await createStream(client, StreamName, 2);
  await putAll(client, StreamName, upTo(30).map(order));
  await client.splitShard({
    StreamName,
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: '42535295865117307932921825928971026432',
  });
  await untilActive(client, StreamName);
  await putAll(client, StreamName, upTo(60).slice(30).map(order));
  await page.goto(`/streams/${StreamName}/records`);
  await expect(bar(page)).toContainText('Read 60 records');
  await expect(bar(page)).toContainText('from 4 shards');
  await expect(bar(page)).toContainText('It saw everything in that range.');
  await expect(bar(page)).toContainText(/Spent [\d.]+ of 5 reads\/s/);
  await expect(bar(page)).toContainText(
    'reading went on in shardId-000000000002, shardId-000000000003',
  );
  await expect(page.getByRole('table', { name: 'Records' })).toHaveAttribute('aria-rowcount', '61');
});

test('filters, columns and order are in the address', async ({ page, stack }) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'browse-filter';
  await createStream(client, StreamName, 2);
  await putAll(client, StreamName, [
    ...upTo(40).map(order),
    { PartitionKey: 'odd', Data: Buffer.from('no json at all') },
  ]);
  await page.goto(`/streams/${StreamName}/records`);
  await expect(bar(page)).toContainText('Read 41 records');
  await openOptions(page);

  await test.step('a filter is tried on a record first', async () => {
    await page.getByRole('textbox', { name: 'Filter in JavaScript' }).fill('value.price >=');
    await page.getByRole('button', { name: 'Try it on the first record' }).click();
    await expect(page.getByText(/This is no JavaScript/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Filter in JavaScript' }).fill('value.price >= 350');
    await page.getByRole('button', { name: 'Try it on the first record' }).click();
    await expect(page.getByText('It does not match')).toBeVisible();
  });

  await test.step('a column is a path into the data', async () => {
    const path = page.getByRole('combobox', { name: 'Columns' });
    await path.fill('price');
    await path.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove the column price' })).toBeVisible();
  });

  await test.step('what it finds, and what it failed on', async () => {
    await readAgain(page);
    await expect(bar(page)).toContainText('Read 41 records');
    await expect(bar(page)).toContainText('5 matched');
    await expect(bar(page)).toContainText('The filter failed on 1 record');
    await page.getByRole('button', { name: 'price', exact: true }).click();
    await page.getByRole('button', { name: 'price', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'price' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await expect(page.getByRole('row').nth(1)).toContainText('390');
  });

  await test.step('the link shows the same to another person', async () => {
    await page.reload();
    await expect(bar(page)).toContainText('5 matched');
    await expect(page.getByRole('row').nth(1)).toContainText('390');
  });
});

test('data is unpacked, and the panel says how', async ({ page, stack }) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'browse-decode';
  await createStream(client, StreamName, 1);
  await putAll(client, StreamName, [
    { PartitionKey: 'zipped', Data: gzipSync(json({ inside: 'gzip' })) },
    { PartitionKey: 'packed', Data: aggregate(['{"user":"one"}', '{"user":"two"}']) },
    { PartitionKey: 'mp', Data: encode({ inside: 'messagepack' }) },
    { PartitionKey: 'large', Data: json({ text: 'x'.repeat(900_000) }) },
  ]);
  await page.goto(`/streams/${StreamName}/records`);
  await expect(line(page, /gzip → JSON \{"inside":"gzip"\}/)).toBeVisible();
  await expect(line(page, /MessagePack \{"inside":"messagepack"\}/)).toBeVisible();
  await expect(line(page, /\{"user":"one"\}/)).toBeVisible();
  await expect(bar(page)).toContainText('Read 4 records (5 user records in them)');

  await test.step('a user record of an aggregate has a link of its own', async () => {
    await line(page, /\{"user":"two"\}/)
      .getByRole('link')
      .click();
    await expect(page).toHaveURL(/record=shardId-000000000000:\d+:1/);
    await expect(page.getByText('Place in its aggregate')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('treeitem', { name: /user "two"/ })).toBeVisible();
  });

  await test.step('every try at decoding is told', async () => {
    await line(page, /\{"inside":"gzip"\}/)
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: /How it was decoded/ }).click();
    await expect(page.getByRole('cell', { name: /bytes became/ })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });

  await test.step('a large one comes from its beginning, and whole when asked for', async () => {
    await line(page, /large/).getByRole('link').click();
    await expect(page.getByText('This is the beginning.')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /Download the data, 87\d KiB/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^\d+\.bin$/);
  });
});

test('reading goes on from a cursor that is in the address', async ({ page, stack }) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'browse-pages';
  await createStream(client, StreamName, 2);
  await putAll(client, StreamName, upTo(120).map(order));
  await page.goto(`/streams/${StreamName}/records?page=50`);
  await expect(page.getByRole('heading', { name: 'Records (50)' })).toBeVisible();
  await expect(bar(page)).toContainText('It did not see everything');
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect(page.getByRole('heading', { name: 'Records (100)' })).toBeVisible();
  await expect(page).toHaveURL(/from=cursor/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Records (50)' })).toBeVisible();
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect(page.getByRole('heading', { name: 'Records (70)' })).toBeVisible();
  await expect(bar(page)).toContainText('It saw everything in that range.');
});

test('the histogram zooms by the keyboard, and picked records can be shown alone', async ({
  page,
  stack,
}) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'browse-zoom';
  await createStream(client, StreamName, 1);
  await putAll(client, StreamName, upTo(20).map(order));
  await page.goto(`/streams/${StreamName}/records`);
  const histogram = page.getByRole('application', { name: /^Arrivals over time/ });
  await histogram.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('status').filter({ hasText: /records?$/ })).toBeAttached();
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=time.*until=time/);
  await expect(bar(page)).toContainText('Read 20 records');
  await expect(bar(page)).toContainText('It saw everything in that range.');
  await page.getByRole('button', { name: 'All of the stream' }).click();
  await expect(page).not.toHaveURL(/from=time/);

  await page
    .getByRole('checkbox', { name: /^Pick Record of user-3/ })
    .first()
    .check();
  await page
    .getByRole('checkbox', { name: /^Pick Record of user-5/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Show only these' }).click();
  await expect(page.getByRole('heading', { name: 'Records (2)' })).toBeVisible();
  await expect(page.getByText('Show only the 2 records that were picked.')).toBeVisible();
});

test('where nothing is, the page says what to do', async ({ page, stack }) => {
  const client = kinesisClient(stack.engineEndpoint);
  await createStream(client, 'browse-empty', 1);
  await page.goto('/streams/browse-empty/records');
  await expect(
    page.getByRole('heading', { name: 'The stream holds no records yet' }),
  ).toBeVisible();
  await putAll(client, 'browse-empty', [order(1)]);
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect(line(page, /"n":1,/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Containing' }).fill('nowhere');
  await readAgain(page);
  await expect(page.getByRole('heading', { name: 'None of 1 record matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all records' }).click();
  await expect(line(page, /"n":1,/)).toBeVisible();
});
