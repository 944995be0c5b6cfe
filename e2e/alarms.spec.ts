import { waitUntilStreamNotExists } from '@aws-sdk/client-kinesis';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

test('an empty list teaches what an alarm is', async ({ page }) => {
  await page.goto('/alarms');
  await expect(page.getByRole('heading', { name: 'There is no alarm yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Create alarm' }).click();
  await expect(page.getByRole('heading', { name: 'Create alarm' })).toBeVisible();
  await page.getByRole('button', { name: 'Create alarm' }).click();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await expect(page.getByText('Say which stream.')).toBeVisible();
});

test('an alarm set on a chart rings with no page open, and is seen on every page', async ({
  page,
  demo,
}) => {
  await page.goto('/streams/storefront-clicks/monitoring');
  await page.getByRole('link', { name: 'Set an alarm on Records in' }).click();
  await expect(page.getByRole('combobox', { name: 'Stream' })).toHaveValue('storefront-clicks');
  await page.getByRole('combobox', { name: /^Shard/ }).fill('');
  await page.getByLabel('Threshold in records/s').fill('1');
  await page.getByRole('button', { name: /For at least/ }).click();
  await page.getByRole('option', { name: '10 s' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Clicks come in');
  await expect(
    page.getByText('Records in above 1 records/s for 10 s, on all of storefront-clicks.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Create alarm' }).click();
  await expect(page.getByRole('row', { name: /Clicks come in/ })).toContainText('In alarm', {
    timeout: 40_000,
  });

  await page.goto(`${demo.consoleUrl}/connections`);
  await expect(page.getByRole('link', { name: '1 alarm rings' }).first()).toBeVisible();
});

test('a history says when and why; snoozing quiets it; editing and deleting work', async ({
  page,
}) => {
  await page.goto('/alarms');
  await page.getByRole('radio', { name: 'Select Clicks come in' }).click();
  const history = page.getByRole('table', { name: 'History of Clicks come in' });
  await expect(history).toContainText('and above 1 records/s for 10 s.');

  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click();
  await expect(page.getByText('Snoozed', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'No alarm rings' }).first()).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Threshold in records/s').fill('900000');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Clicks come in/ })).toContainText('OK');

  await page.getByRole('radio', { name: 'Select Clicks come in' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'There is no alarm yet' })).toBeVisible();
});

test('axe finds nothing serious on the form', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'alarmed', 1);
  kinesis.destroy();
  await page.goto('/alarms/create?stream=alarmed&metric=recordsRefused');
  await expect(page.getByRole('heading', { name: 'When it rings' })).toBeVisible();
  expect(await seriousFindings(page, 'light')).toEqual([]);
});

test('a deleted stream takes its alarms and its place among the favourites along', async ({
  page,
  stack,
}) => {
  test.setTimeout(240_000);
  const kinesis = kinesisClient(stack.engineEndpoint);
  for (const streamName of ['going', 'gone']) {
    await createStream(kinesis, streamName, 1);
    await page.goto(`/alarms/create?stream=${streamName}&metric=recordsRefused`);
    await page.getByLabel('Name', { exact: true }).fill(`${streamName} is throttled`);
    await page.getByRole('button', { name: 'Create alarm' }).click();
    await expect(page.getByRole('row', { name: `${streamName} is throttled` })).toBeVisible();
  }

  await test.step('deleted here: the dialog lists them', async () => {
    await page.goto('/streams/going/configuration');
    await page.getByRole('button', { name: 'going is a favourite' }).click();
    await page.getByRole('button', { name: 'Delete stream' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete going?' });
    await expect(dialog.getByText('1 alarm, 1 favourite of this console')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Type going to agree' }).fill('going');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('Removed with it: 1 alarm, 1 favourite.')).toBeVisible();
  });

  await test.step('deleted elsewhere: the alarm says so and can be removed', async () => {
    await kinesis.deleteStream({ StreamName: 'gone' });
    await waitUntilStreamNotExists(
      { client: kinesis, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { StreamName: 'gone' },
    );
    await page.goto('/streams/gone/monitoring');
    await expect(page.getByText('This console still keeps of it: 1 alarm')).toBeVisible();
    await page.goto('/alarms');
    await expect(page.getByRole('row', { name: 'going is throttled' })).toBeHidden();
    await expect(page.getByRole('row', { name: 'gone is throttled' })).toContainText(
      'The stream is gone',
    );
    await page.getByRole('button', { name: 'Remove gone is throttled' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('row', { name: 'gone is throttled' })).toBeHidden();
  });
  kinesis.destroy();
});
