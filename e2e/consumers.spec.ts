import type { Page } from '@playwright/test';
import { startForeignServer } from './foreign-server.ts';
import { createStream, kinesisClient, putAll } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const first = 'shardId-000000000000';
const record = (text: string) => ({ PartitionKey: text, Data: new TextEncoder().encode(text) });

test('registers, describes, tags and deregisters a consumer with enhanced fan-out', async ({
  page,
  stack,
}) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'fan-out', 2);
  await page.goto('/streams/fan-out/consumers');
  await expect(page.getByText('No consumer is registered.')).toBeVisible();
  await page.getByRole('button', { name: 'Register consumer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Consumer name' }).fill('audit');
  await expect(dialog.getByText('$21.90 a month')).toBeVisible();
  await expect(dialog.getByText('number 1 of at most 20')).toBeVisible();
  await dialog.getByRole('button', { name: 'Register', exact: true }).click();
  const row = page.getByRole('row', { name: /audit/ });
  await expect(row).toContainText('Active');
  await expect(page.getByText('(1/20)')).toBeVisible();

  await row.getByRole('button', { name: 'audit', exact: true }).click();
  await expect(dialog.getByText(/consumer\/audit:\d+/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Add tag' }).click();
  await dialog.getByRole('textbox', { name: 'Key' }).fill('team');
  await dialog.getByRole('textbox', { name: /^Value/ }).fill('risk');
  await dialog.getByRole('button', { name: 'Change tags' }).click();
  await expect(page.getByText('The consumer’s tags were changed.')).toBeVisible();
  const { StreamDescriptionSummary: summary } = await kinesis.describeStreamSummary({
    StreamName: 'fan-out',
  });
  const { Consumers = [] } = await kinesis.listStreamConsumers({ StreamARN: summary?.StreamARN });
  const { Tags } = await kinesis.listTagsForResource({ ResourceARN: Consumers[0]?.ConsumerARN });
  expect(Tags).toEqual([{ Key: 'team', Value: 'risk' }]);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Deregister audit' }).click();
  await dialog.getByRole('button', { name: 'Deregister', exact: true }).click();
  await expect(page.getByText('audit is being deregistered.')).toBeVisible();
  await expect(page.getByText('No consumer is registered.')).toBeVisible();
});

test('shows who reads, where, and when it would lose records', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'observed', 1);
  const StreamName = 'observed';
  await putAll(
    kinesis,
    StreamName,
    Array.from({ length: 20 }, (_, index) => record(`order-${index}`)),
  );
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName,
    ShardId: first,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { NextShardIterator } = await kinesis.getRecords({ ShardIterator, Limit: 5 });

  await page.goto('/streams/observed/consumers');
  const reader = page.getByRole('region', { name: /^Reader aws-sdk-js/ });
  await expect(reader.getByText(/^Loses records in /)).toBeVisible();
  await expect(reader.getByRole('img', { name: `${first}: ` })).toBeVisible();
  await expect(reader).toContainText('15 records behind');
  await expect(page.getByText(/ behind in shardId-000000000000, < 1 % of the 1 d/)).toBeVisible();
  await page.getByRole('button', { name: 'All numbers as a table' }).click();
  const table = page.getByRole('table', { name: 'Readers by shard' });
  await expect(table.getByRole('row', { name: /aws-sdk-js/ })).toContainText('15');
  expect(await seriousFindings(page, 'light')).toEqual([]);

  await kinesis.splitShard({
    StreamName,
    ShardToSplit: first,
    NewStartingHashKey: String(1n << 127n),
  });
  for (let iterator = NextShardIterator; iterator !== undefined;)
    iterator = (await kinesis.getRecords({ ShardIterator: iterator })).NextShardIterator;
  await expect(reader.getByText(/^Finished: the shard is closed/)).toBeVisible();
});

const addForeign = async (page: Page, endpoint: string) => {
  await page.goto('/connections/add');
  await page.getByRole('textbox', { name: 'Name' }).fill('Foreign');
  await page.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint);
  await page.getByRole('textbox', { name: 'Region' }).fill('us-east-1');
  await page.getByRole('radio', { name: 'Access key' }).check();
  await page.getByRole('textbox', { name: 'Access key ID' }).fill('AKIAEXAMPLE12345');
  await page.getByLabel('Secret access key').fill('a-secret-of-this-test');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('button', { name: 'Use Foreign' }).click();
  await expect(page.getByRole('region', { name: 'Connection in use' })).toContainText('REAL');
};

test('on a real connection says what it cannot know, and reads only once unlocked', async ({
  page,
}) => {
  const foreign = await startForeignServer();
  try {
    const kinesis = kinesisClient(foreign.endpoint);
    await kinesis.createStream({ StreamName: 'elsewhere', ShardCount: 2 });
    await addForeign(page, foreign.endpoint);
    await page.goto('/streams/elsewhere/consumers');
    await expect(page.getByText(/AWS does not tell who polls a stream/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Create group' })).toBeDisabled();

    await page.getByRole('button', { name: 'Unlock…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByText('Unlocked: changes are real')).toBeVisible();
    await page.getByRole('link', { name: 'Create group' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Abroad');
    await page.getByRole('radio', { name: /At the trim horizon/ }).check();
    await page.getByRole('button', { name: 'Create and start' }).click();
    await putAll(
      kinesis,
      'elsewhere',
      Array.from({ length: 40 }, (_, index) => record(`abroad-${index}`)),
    );
    await expect(page.getByText('40 records', { exact: true })).toBeVisible({ timeout: 40_000 });
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  } finally {
    foreign.close();
  }
});

test('who has never seen Kinesis can say which shard is hot and why', async ({ page, demo }) => {
  test.setTimeout(400_000);
  await page.goto(`${demo.consoleUrl}/streams/storefront-clicks/monitoring`);
  const sentence = page.getByRole('heading', {
    name: /^shardId-\d{12} is (hot|throttled): \d+ % of its record limit for /,
  });
  await expect(sentence).toBeVisible({ timeout: 150_000 });
  const reason = page.getByText(/^(About )?\d+ % of its records carry the key product-42\.$/);
  // The next burst, where this one was over before the key had most of a minute's records.
  await expect(reason).toBeVisible({ timeout: 200_000 });
  await expect(
    page.getByText(/^A split will not help one key: spread it, or aggregate/),
  ).toBeVisible();
  await page.getByRole('link', { name: 'See what writes these keys' }).click();
  await expect(page.getByRole('heading', { name: 'Flash sale' })).toBeVisible();
});
