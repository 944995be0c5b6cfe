import { expect, test } from './test.ts';

test('the first key leads past the navigation', async ({ page, demo }) => {
  await page.goto(demo.consoleUrl + '/streams');
  await expect(page.getByRole('heading', { name: /^Streams/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('the pages of a stream are a row of tabs that arrow keys walk', async ({ page, demo }) => {
  await page.goto(demo.consoleUrl + '/streams/storefront-clicks/monitoring');
  await page.getByRole('tab', { name: 'Monitoring' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Shards' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/shards/);
  await expect(page.getByRole('heading', { name: 'Hash space' })).toBeVisible();
});

test('the heat strip reads out its cells and selects a shard', async ({ page, demo }) => {
  await page.goto(demo.consoleUrl + '/streams/storefront-clicks/monitoring');
  const strip = page.getByRole('application', { name: /^Heat strip/ });
  await strip.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('status').filter({ hasText: /shardId-\d{12}/ })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/shards=shardId-\d{12}/);
});
