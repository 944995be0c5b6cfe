import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { fillConnection } from './add-connection.ts';
import { expect, test } from './test.ts';

const strip = (page: Page) => page.getByRole('region', { name: 'Connection in use' });

const addConnection = (page: Page, name: string, endpoint: string) =>
  fillConnection(page, name, endpoint, 'eu-central-1');

test('a connection is added, tested, used, edited and removed', async ({ page, stack }) => {
  await addConnection(page, 'Second world', stack.engineEndpoint);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('Simulated', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add connection' }).click();

  const row = page.getByRole('row', { name: /Second world/ });
  await expect(row).toContainText('SIMULATED');
  await expect(row).toContainText('Access key …2345');
  expect(await page.content()).not.toContain('a-secret-of-this-test');

  await page.getByRole('button', { name: 'Use Second world' }).click();
  await expect(strip(page)).toContainText('Second world');

  await page.goto('/connections');
  await page.getByRole('link', { name: 'Edit Second world' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Third world');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Third world/ })).toBeVisible();

  await page.getByRole('button', { name: 'Use Simulator' }).click();
  await expect(strip(page)).toContainText('Simulator');
  await page.goto('/connections');
  await page.getByRole('button', { name: 'Remove Third world' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Third world was removed.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Third world/ })).toBeHidden();
});

test('a connection that is not a simulator is marked REAL and read-only', async ({ page }) => {
  // Answers nothing that the lab would: as little a simulator as AWS is.
  const elsewhere = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      '{"__type":"UnrecognizedClientException","message":"The security token is invalid."}',
    );
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = elsewhere.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    await addConnection(page, 'Production', `http://127.0.0.1:${port}`);
    await page.getByRole('button', { name: 'Add connection' }).click();
    await expect(page.getByRole('row', { name: /Production/ })).toContainText('REAL');

    await page.getByRole('button', { name: 'Use Production' }).click();
    await expect(strip(page)).toContainText('REAL');
    await expect(strip(page)).toContainText('Read-only');
    await expect(strip(page)).toContainText('region eu-central-1');
    await expect(page.getByText(/UnrecognizedClientException/).first()).toBeVisible();
  } finally {
    elsewhere.close();
  }
});
