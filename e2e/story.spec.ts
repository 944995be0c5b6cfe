import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const streamName = 'storefront-clicks';
const hotSentence = /shardId-\d{12} is (hot|throttled): /;

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** The number that stands under a label such as "Records in, last 5 s". */
const figure = (page: Page, label: RegExp) =>
  page.getByRole('term').filter({ hasText: label }).locator('xpath=following-sibling::dd[1]');

async function putRecord(page: Page, partitionKey: string, data: string): Promise<void> {
  await page.getByRole('button', { name: 'Put record' }).click();
  const dialog = page.getByRole('dialog', { name: 'Put record' });
  await dialog.getByRole('textbox', { name: 'Partition key' }).fill(partitionKey);
  await dialog.getByRole('textbox', { name: 'Data' }).fill(data);
  await dialog.getByRole('button', { name: 'Put record' }).click();
  await expect(page.getByText('The record is in shardId-')).toBeVisible();
  await expect(dialog).toBeHidden();
}

/** Reads the stream from its oldest record on, for records that hold a text. */
async function findRecord(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Containing' }).fill(text);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  // The search spends two of the five reads a second, and there are minutes of traffic to look through.
  await expect(page.getByRole('row', { name: new RegExp(text) })).toBeVisible({ timeout: 60_000 });
}

async function createGenerator(page: Page, name: string, recordsPerSecond: number): Promise<void> {
  await page.getByRole('link', { name: 'Create generator' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('spinbutton', { name: 'Records per second' }).fill(`${recordsPerSecond}`);
  await page.getByRole('radio', { name: 'One hot key' }).check();
  await page.getByRole('spinbutton', { name: 'Its share (%)' }).fill('95');
  await page.getByRole('button', { name: 'Create and start' }).click();
  await expect(page.getByText(`${name} was created and is starting.`)).toBeVisible();
}

test('from an empty directory to live traffic, a refused record and a restart', async ({
  page,
  stack,
}) => {
  test.setTimeout(300_000);

  await test.step('the demo is three clicks away', async () => {
    await page.goto('/');
    await expect(page.getByText('SIMULATED').first()).toBeVisible();
    await page.getByRole('button', { name: 'Start the demo' }).click();
    await expect(page).toHaveURL(new RegExp(`/streams/${streamName}/monitoring`));
    await expect(page.getByRole('heading', { name: streamName })).toBeVisible();
  });

  await test.step('its shards move by the second', async () => {
    await expect(
      page.getByRole('application', { name: /Heat strip: utilisation of 4 shards/ }),
    ).toBeVisible();
    const rate = figure(page, /^Records in, last/);
    await expect(rate).toContainText(/[1-9][\d,]* records\/s/);
    const before = await rate.textContent();
    await expect(rate).not.toHaveText(before ?? '');
  });

  await test.step('the hot shard is named, with the reason', async () => {
    await expect(page.getByText(hotSentence).first()).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/\d+ % of its records carry the key/).first()).toBeVisible();
    await expect(page.getByText(/A split will not help one key/).first()).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('every shard has its place, its load and a row in the twin', async () => {
    await tab(page, 'Shards').click();
    await expect(page.getByRole('heading', { name: 'Hash space' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: /^shardId-/ })).toHaveCount(4);
  });

  await test.step('the records themselves can be read', async () => {
    await tab(page, 'Records').click();
    await expect(page.getByRole('row', { name: /"event":/ }).first()).toBeVisible();
    await page
      .getByRole('link', { name: /^Record of / })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Record', exact: true })).toBeVisible();
  });

  await test.step('one that is put appears', async () => {
    await putRecord(page, 'user-42', '{"story":"put-by-hand"}');
    await findRecord(page, 'put-by-hand');
  });

  await test.step('more than a shard takes is refused, and the console says what that means', async () => {
    await tab(page, 'Producers').click();
    await createGenerator(page, 'Stampede', 2500);
    await expect(page.getByRole('heading', { name: 'Stampede' })).toBeVisible();
    await tab(page, 'Monitoring').click();
    await expect(page.getByText(/shardId-\d{12} is throttled: /).first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText(/records refused in the last/)).toBeVisible();
    await expect(page.getByText('ProvisionedThroughputExceededException')).toBeVisible();
    await tab(page, 'Producers').click();
    await page.getByRole('button', { name: 'Stop Stampede' }).click();
    await expect(page.getByRole('button', { name: 'Start Stampede' })).toBeVisible();
  });

  await test.step('all is still there when the engine has been restarted', async () => {
    await stack.stopPart('engine');
    await stack.startPart('engine');
    await page.goto(`/streams/${streamName}/records`);
    await findRecord(page, 'put-by-hand');
    await tab(page, 'Monitoring').click();
    await expect(figure(page, /^Records in, last/)).toContainText(/[1-9][\d,]* records\/s/);
  });
});
