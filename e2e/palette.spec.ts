import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const query = { name: 'What do you look for?' };

test('a few letters lead to a stream’s tab, a page, and back to what was recent', async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.consoleUrl}/settings`);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', query).fill('storefront-cl');
  await expect(page.getByRole('option', { name: /^storefront-clicks/ })).toBeVisible();
  expect(await seriousFindings(page, 'light')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/streams\/storefront-clicks\/monitoring/);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', query)).toBeFocused();
  await page.keyboard.type('clicks shards');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/streams\/storefront-clicks\/shards/);

  await page.goto(`${demo.consoleUrl}/settings`);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: /storefront-clicks Recent/ })).toBeVisible();
});

test('keys go to pages and tabs, and not while something is typed', async ({ page, demo }) => {
  await page.goto(`${demo.consoleUrl}/streams/storefront-clicks/monitoring`);
  await expect(page.getByRole('tab', { name: 'Monitoring' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Lab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/\/shards$/);
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/\/lab$/);
  await page.getByLabel('Stream', { exact: true }).pressSequentially('g s');
  await expect(page.getByLabel('Stream', { exact: true })).toHaveValue('g s');
  await expect(page).toHaveURL(/\/lab$/);
});

test('keys without Ctrl can be turned off, and Ctrl+K stays', async ({ page, demo }) => {
  await page.goto(`${demo.consoleUrl}/settings`);
  await page.getByRole('checkbox', { name: 'Keys without Ctrl are shortcuts' }).click();
  await page.goto(`${demo.consoleUrl}/streams/storefront-clicks/monitoring`);
  await expect(page.getByRole('tab', { name: 'Monitoring' })).toBeVisible();
  await page.keyboard.press('2');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to, or do' });
  await palette.getByRole('combobox', query).fill('keyboard shortcuts');
  await page.keyboard.press('Enter');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Keys without Ctrl are off');
  await expect(page).toHaveURL(/\/monitoring$/);
});

test('a view is kept under a name with all that its address says, and shared', async ({
  page,
  context,
  demo,
}) => {
  await page.goto(`${demo.consoleUrl}/streams?filter=${encodeURIComponent('name:storefront')}`);
  await expect(page.getByRole('heading', { name: /^Streams/ })).toBeVisible();
  await page.keyboard.press('v');
  await page.getByLabel('Name of the view').fill('The shop');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByText('The shop is a view now.')).toBeVisible();

  const other = await context.newPage();
  await other.goto(`${demo.consoleUrl}/views`);
  await other.getByRole('link', { name: 'The shop' }).click();
  await expect(other).toHaveURL(/filter=name/);
  await other.goto(`${demo.consoleUrl}/views`);
  await other.getByRole('button', { name: 'Remove The shop' }).click();
  await expect(other.getByText('No view yet.')).toBeVisible();
});

test('a favourite is at hand on every page', async ({ page, demo }) => {
  await page.goto(`${demo.consoleUrl}/streams/storefront-clicks/monitoring`);
  await page.getByRole('button', { name: 'storefront-clicks is a favourite' }).click();
  await page.goto(`${demo.consoleUrl}/settings`);
  const favourites = page.getByRole('group', { name: 'Favourites' });
  const favourite = favourites.getByRole('link', { name: 'storefront-clicks' });
  await favourite.click();
  await expect(page).toHaveURL(/storefront-clicks\/monitoring/);
  await page.keyboard.press('f');
  await expect(favourite).toBeHidden();
});

test('a form shows what it is about to do as code', async ({ page, demo }) => {
  await page.goto(`${demo.consoleUrl}/streams/create`);
  await page.getByLabel('Name', { exact: true }).fill('orders');
  await page.getByRole('button', { name: 'Show as code' }).click();
  await expect(page.getByText('aws kinesis create-stream')).toBeVisible();
  await expect(page.getByText(`--endpoint-url ${demo.engineEndpoint}`)).toBeVisible();
  await page.getByRole('tab', { name: 'Terraform' }).click();
  await expect(page.getByText('resource "aws_kinesis_stream" "orders"')).toBeVisible();
  await page.getByRole('tab', { name: 'Python' }).click();
  await expect(page.getByText('client.create_stream(')).toBeVisible();
});
