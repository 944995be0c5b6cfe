import { createStream, kinesisClient } from './kinesis-client.ts';
import { expect, test } from './test.ts';

test('what a generator encrypted is opened while the console holds its key', async ({
  page,
  stack,
}) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'vault', 1);
  await page.goto('/streams/vault/producers/create');
  await page.getByRole('textbox', { name: 'Name' }).fill('Safe');
  await page.getByRole('textbox', { name: 'Template' }).fill('{"secret":{{n}}}');
  await page.getByRole('checkbox', { name: /Encrypt data before they leave/ }).check();
  await page.getByRole('button', { name: 'Create and start' }).click();
  await expect(page.getByText(/The stream holds it encrypted/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop Safe' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();

  // The search sees what is inside, too.
  await page.goto('/streams/vault/records?find=%22secret%22%3A1%7D');
  const row = page.getByRole('row', { name: /encrypted → JSON \{"secret":1\}/ });
  await expect(row).toBeVisible();
  await row.getByRole('link').click();
  await page.getByRole('button', { name: /How it was decoded/ }).click();
  await expect(
    page.getByRole('cell', { name: /^opened with the key [0-9a-f]{16} of the generator “Safe”/ }),
  ).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /secret 1/ })).toBeVisible();
  const link = page.url().replace(/find=[^&]*&?/, '');

  await page.goto('/streams/vault/producers');
  await page.getByRole('button', { name: 'Delete Safe' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Start Safe' })).toBeHidden();

  await page.goto(link);
  await expect(
    page.getByText(/^It cannot be opened: encrypted with the key [0-9a-f]{16}, which this console/),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /encrypted 4b 53 45 31/ }).first()).toBeVisible();
});
