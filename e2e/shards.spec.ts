import { createHash } from 'node:crypto';
import type { Kinesis } from '@aws-sdk/client-kinesis';
import type { Page } from '@playwright/test';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const space = 1n << 128n;
const hashKeyOf = (key: string) => BigInt(`0x${createHash('md5').update(key).digest('hex')}`);
const shardOf = (index: number) => `shardId-${String(index).padStart(12, '0')}`;

const segment = (page: Page, index: number) =>
  page.getByRole('group', { name: /^Hash space/ }).getByRole('button', { name: shardOf(index) });
const plan = (page: Page) => page.getByRole('table', { name: 'Plan' });

/** Ids and ranges of the open shards, in hash order. */
async function openShards(kinesis: Kinesis, StreamName: string) {
  const { Shards = [] } = await kinesis.listShards({
    StreamName,
    ShardFilter: { Type: 'AT_LATEST' },
  });
  return Shards.map(({ ShardId = '', HashKeyRange }) => ({
    shardId: ShardId,
    start: BigInt(HashKeyRange?.StartingHashKey ?? 0),
  })).toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

test('tells where a partition key and an explicit hash key go', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'lookup', 4);
  await page.goto('/streams/lookup/shards?key=user-42');
  const hashKey = hashKeyOf('user-42');
  const owner = shardOf(Number(hashKey / (space / 4n)));
  await expect(page.getByText(`user-42 goes to ${owner}`)).toBeVisible();
  await expect(page.getByText(hashKey.toString(16).padStart(32, '0'))).toBeVisible();
  await expect(page.getByRole('img', { name: 'user-42' })).toBeVisible();

  await page.getByRole('button', { name: 'Explicit hash key' }).click();
  const field = page.getByRole('searchbox', { name: 'Where does a hash key go?' });
  await field.fill(String(space));
  await expect(page.getByText('Hash keys end at 2^128 − 1.')).toBeVisible();
  await field.fill(String(space - 1n));
  await expect(page.getByText(`goes to ${shardOf(3)}`)).toBeVisible();
  await expect(page).toHaveURL(/look=hash/);
});

test('splits a shard from the keyboard, the plan first, and draws the family', async ({
  page,
  stack,
}) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'splitting', 2);
  await page.goto('/streams/splitting/shards');
  await segment(page, 0).focus();
  await page.keyboard.press('ArrowRight');
  await expect(segment(page, 1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('img', { name: 'After the change: 3 open shards, 2 of them new' }),
  ).toBeVisible();
  await expect(plan(page).getByRole('row', { name: /closes.*000000000001/ })).toBeVisible();
  await expect(plan(page).getByRole('row', { name: /opens new shard/ })).toHaveCount(2);
  await expect(page.getByRole('group', { name: 'Cost estimate' })).toContainText(
    '$0.72 → $1.08 a day (+$0.36)',
  );
  expect(await seriousFindings(page, 'light')).toEqual([]);

  await page.getByRole('button', { name: 'Split shard' }).click();
  await expect(page.getByText(/Split of shardId-000000000001: done in/)).toBeVisible();
  await expect(
    page.getByText(`Closed: ${shardOf(1)}. Opened: ${shardOf(2)}, ${shardOf(3)}.`),
  ).toBeVisible();
  const opened = await openShards(kinesis, 'splitting');
  expect(opened.map(({ start }) => start)).toEqual([0n, space / 2n, (space * 3n) / 4n]);

  const tree = page.getByRole('group', { name: /^Family tree of 4 shards/ });
  await expect(
    tree.getByRole('img', { name: /000000000001 · closed .* UTC.*became/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Family tree as a table' }).click();
  await expect(
    page.getByRole('table', { name: 'Splits and merges' }).getByRole('row', { name: /split/ }),
  ).toBeVisible();
});

test('splits at the median of what the sampled keys carry', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'median', 1);
  const keys = ['one', 'two', 'three', 'four'];
  await kinesis.putRecords({
    StreamName: 'median',
    Records: Array.from({ length: 200 }, (_, index) => ({
      PartitionKey: keys[index % keys.length],
      Data: Buffer.from('0123456789'),
    })),
  });
  await page.goto(`/streams/median/shards?shard=${shardOf(0)}&split=median`);
  await expect(page.getByRole('button', { name: 'Split shard' })).toBeDisabled();
  await page.getByRole('button', { name: 'Sample its keys' }).click();
  await expect(page.getByText('4 keys in the last minute.')).toBeVisible();
  await expect(page.getByText('50 % of the sampled records go to the lower shard')).toBeVisible();
  await page.getByRole('button', { name: 'Split shard' }).click();
  await expect(page.getByText(/Split of .*: done in/)).toBeVisible();
  const [, upper] = await openShards(kinesis, 'median');
  const below = keys.filter((key) => hashKeyOf(key) < (upper?.start ?? 0n));
  expect(below).toHaveLength(2);
});

test('merges two neighbours', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'merging', 4);
  await page.goto('/streams/merging/shards');
  await segment(page, 2).click();
  await segment(page, 1).click();
  await expect(page).toHaveURL(/shard=shardId-000000000001,shardId-000000000002/);
  await expect(plan(page).getByRole('row', { name: /closes/ })).toHaveCount(2);
  await page.getByRole('button', { name: 'Merge shards' }).click();
  await expect(page.getByText(/Merge of .*: done in/)).toBeVisible();
  const open = await openShards(kinesis, 'merging');
  expect(open.map(({ shardId }) => shardId)).toEqual([shardOf(0), shardOf(4), shardOf(3)]);
});

test('says why an on-demand stream is not split by hand', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'on-demand');
  await page.goto(`/streams/on-demand/shards?shard=${shardOf(0)}`);
  const split = page.getByRole('button', { name: 'Split shard' });
  await expect(split).toBeDisabled();
  await split.hover();
  await expect(page.getByRole('tooltip')).toContainText('AWS splits and merges its shards');
});

test('names a hot shard with the key that makes it hot', async ({ page, demo }) => {
  test.setTimeout(240_000);
  await page.goto(`${demo.consoleUrl}/streams/storefront-clicks/shards`);
  await expect(page.getByText(/^shardId-\d{12} is (hot|throttled): /).first()).toBeVisible({
    timeout: 150_000,
  });
  await expect(page.getByText(/% of its records carry the key product-42/)).toBeVisible();
});
