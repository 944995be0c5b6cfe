import type { Page } from '@playwright/test';

/** Fills the form of a new connection to a server that is signed for with an access key. */
export async function fillConnection(
  page: Page,
  name: string,
  endpoint: string,
  region: string,
): Promise<void> {
  await page.goto('/connections');
  await page.getByRole('link', { name: 'Add connection' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint);
  await page.getByRole('textbox', { name: 'Region' }).fill(region);
  await page.getByRole('radio', { name: 'Access key' }).check();
  await page.getByRole('textbox', { name: 'Access key ID' }).fill('AKIAEXAMPLE12345');
  await page.getByLabel('Secret access key').fill('a-secret-of-this-test');
}

/** Adds a server on the Connections page and takes it into use: from then on it is what the console shows. */
export async function takeIntoUse(page: Page, name: string, endpoint: string): Promise<void> {
  await fillConnection(page, name, endpoint, 'us-east-1');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('button', { name: `Use ${name}` }).click();
  await page.waitForURL('/streams');
}
