import type { Locator, Page } from '@playwright/test';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const codeButton = (within: Page | Locator, subject?: string) =>
  within.getByRole('button', {
    name: subject === undefined ? 'Show as code' : `Show as code: ${subject}`,
    exact: true,
  });
const cost = (within: Page | Locator) => within.getByRole('group', { name: 'Cost estimate' });

/** Opens what stands there and finds a text in one of its languages. */
async function expectCode(within: Page | Locator, language: string, text: string | RegExp) {
  await within.getByRole('tab', { name: language, exact: true }).click();
  await expect(within.getByRole('region', { name: language, exact: true })).toContainText(text);
}

test('creating a stream says what it costs, and a change of each setting what it changes', async ({
  page,
  stack,
}) => {
  await page.goto('/streams/create');
  await page.getByRole('spinbutton', { name: 'Shards' }).fill('2');
  await expect(cost(page)).toContainText('At least $21.90 a month');
  await expect(cost(page)).toContainText('us-east-1, prices noted in');
  await page.getByRole('radio', { name: /On-demand/ }).click();
  await expect(cost(page)).toContainText('At least $29.20 a month');

  await createStream(kinesisClient(stack.engineEndpoint), 'coded', 2);
  const settings: [string, string, string][] = [
    ['scale', 'update-shard-count', '$0.72 → $1.44 a day (+$0.72)'],
    ['encryption', 'start-stream-encryption', 'KMS requests'],
  ];
  for (const [setting, command, dollars] of settings) {
    await page.goto(`/streams/coded/configuration?edit=${setting}`);
    await expect(cost(page)).toContainText(dollars);
    await codeButton(page).click();
    await expectCode(page, 'AWS CLI', command);
    await expectCode(page, 'Terraform', 'resource "aws_kinesis_stream" "coded"');
  }
  await page.goto('/streams/coded/configuration?edit=mode');
  await expect(cost(page)).toContainText('a day');
  await codeButton(page, 'account').click();
  await page.getByRole('button', { name: /^Action/ }).click();
  await page.getByRole('option', { name: /^Commit/ }).click();
  await expectCode(page, 'Terraform', 'resource "aws_kinesis_account_settings" "this"');
});

test('a generator is a program and a cost an hour, before it starts', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'coded-producers', 1);
  await page.goto('/streams/coded-producers/producers/create');
  await expect(page.getByText(/5 records of it, JSON/)).toBeVisible();
  await page.getByRole('spinbutton', { name: /Records/ }).fill('10000');
  await expect(cost(page)).toContainText('$0.50 in the first hour');
  await codeButton(page).click();
  await expectCode(page, 'AWS CLI', 'aws kinesis put-records');
  await expectCode(page, 'JavaScript', 'const rateAt = (seconds) => 10000;');
  await expectCode(page, 'Python', 'client.put_records(StreamName="coded-producers"');
  await page.getByRole('tab', { name: 'Terraform' }).click();
  await expect(page.getByText(/It has nothing that writes records/)).toBeVisible();
  expect(await seriousFindings(page, 'light')).toEqual([]);
});

test('consumers, groups and readers are calls and programs', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'coded-consumers', 1);
  await page.goto('/streams/coded-consumers/consumers/create');
  await page.getByRole('textbox', { name: 'Name' }).fill('my group');
  await codeButton(page).click();
  await expectCode(page, 'KCL', 'applicationName = my-group');
  await expectCode(page, 'Terraform', 'resource "aws_dynamodb_table" "leases"');
  await page.goto('/streams/coded-consumers/consumers');
  await page.getByRole('button', { name: 'Register consumer' }).click();
  const dialog = page.getByRole('dialog');
  await expect(cost(dialog)).toContainText('$10.95 a month');
  await dialog.getByRole('textbox', { name: 'Consumer name' }).fill('audit');
  await codeButton(dialog).click();
  await expectCode(dialog, 'AWS CLI', 'aws kinesis register-stream-consumer');
});

test('replay, export and import are programs with the same selection', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'coded-source', 1);
  await page.goto('/streams/coded-source/replay/export');
  await codeButton(page).click();
  await expectCode(page, 'JavaScript', 'const StreamName = "coded-source";');
  await page.goto('/streams/coded-source/replay/create');
  await expect(cost(page)).toContainText('A dry run reckons it');
  await page.getByRole('textbox', { name: /Transform/ }).fill('record.value.n += 1; return record');
  await page
    .getByRole('button', { name: /^Stream/ })
    .and(page.locator('main *'))
    .first()
    .click();
  await page.getByRole('option', { name: 'coded-source' }).click();
  await codeButton(page).click();
  await expectCode(page, 'JavaScript', 'record.value.n += 1; return record');
  await page.goto('/streams/coded-source/replay/import');
  await expect(codeButton(page)).toBeVisible();
  await expect(cost(page)).toContainText('A dry run reckons it');
});

test('the lab is signed requests, an alarm one of CloudWatch’s', async ({ page, stack }) => {
  await page.goto('/lab');
  await codeButton(page, 'clock').click();
  await expect(page.getByRole('region', { name: 'curl' })).toContainText(
    'X-Amz-Target: KinetoscopeLab_20261122.SetClock',
  );
  for (const subject of ['faults', 'limits', 'snapshot'])
    await expect(codeButton(page, subject)).toBeVisible();
  await createStream(kinesisClient(stack.engineEndpoint), 'coded-alarm', 1);
  await page.goto('/alarms/create?stream=coded-alarm&metric=recordsRefused');
  await page.getByRole('textbox', { name: 'Name' }).fill('Refused');
  await codeButton(page).click();
  await expectCode(page, 'AWS CLI', 'aws cloudwatch put-metric-alarm');
  await expectCode(page, 'Terraform', 'resource "aws_cloudwatch_metric_alarm" "Refused"');
});

test('a switch that cannot be used says why', async ({ page }) => {
  await page.goto('/lab');
  await page.getByRole('textbox', { name: 'Shard' }).fill('none');
  const off = page.getByRole('checkbox', { name: 'InternalFailure' });
  await expect(off).toBeDisabled();
  await expect(off).toHaveAccessibleDescription('Correct the terms above first.');
});
