import type { Page } from '@playwright/test';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const edit = (page: Page, setting: string) =>
  page.getByRole('button', { name: new RegExp(`: ${setting}$`) });
const summaryOf = async (stack: { engineEndpoint: string }, StreamName: string) =>
  (await kinesisClient(stack.engineEndpoint).describeStreamSummary({ StreamName }))
    .StreamDescriptionSummary;

test('scales within the rules, with the new shards drawn first', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'scaling', 4);
  await page.goto('/streams/scaling/configuration');
  await edit(page, 'Shard count').click();
  const count = page.getByRole('spinbutton', { name: 'Shards' });
  await count.fill('9');
  await expect(page.getByText('At most double the 4 open shards in one go: 8.')).toBeVisible();
  await count.fill('6');
  await expect(page.getByRole('img', { name: /After the change: 6 open shards/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Cost estimate' })).toContainText(
    '$1.44 → $2.16 a day (+$0.72)',
  );
  expect(await seriousFindings(page, 'light')).toEqual([]);
  await page.getByRole('button', { name: 'Scale stream' }).click();
  await expect(page.getByText(/Scaling to 6 shards: done in/)).toBeVisible();
  expect((await summaryOf(stack, 'scaling'))?.OpenShardCount).toBe(6);
});

test('shortens the retention only with agreement to the loss', async ({ page, stack }) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'keeping', 1);
  await page.goto('/streams/keeping/configuration?edit=retention');
  const hours = page.getByRole('spinbutton', { name: 'Hours' });
  await hours.fill('9000');
  await page.getByRole('button', { name: 'Change retention' }).click();
  await expect(page.getByText('Enter a whole number from 24 to 8,760.')).toBeVisible();
  await hours.fill('72');
  await expect(page.getByRole('group', { name: 'Cost estimate' })).toContainText(
    '$0.00 → $0.48 a day',
  );
  await page.getByRole('button', { name: 'Change retention' }).click();
  await expect(page.getByText('Keeps records 3 d')).toBeVisible();

  await edit(page, 'Retention').click();
  await hours.fill('24');
  await expect(page.getByText('Records older than 24 h are lost')).toBeVisible();
  await page.getByRole('button', { name: 'Change retention' }).click();
  await expect(page.getByText('Agree to the loss of the older records.')).toBeVisible();
  await page.getByRole('checkbox', { name: /unreadable at once/ }).check();
  await page.getByRole('button', { name: 'Change retention' }).click();
  await expect(page.getByText('Keeps records 24 h')).toBeVisible();
  expect((await summaryOf(stack, 'keeping'))?.RetentionPeriodHours).toBe(24);
});

test('switches the mode twice, and shows AWS’s refusal of the third at the field', async ({
  page,
  stack,
}) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'switching', 2);
  await page.goto('/streams/switching/configuration');
  const switchMode = async () => {
    await edit(page, 'Capacity mode').click();
    await page.getByRole('checkbox', { name: /one of the two switches/ }).check();
    await page.getByRole('button', { name: 'Switch mode' }).click();
  };
  await switchMode();
  await expect(page.getByText('On-demand', { exact: true }).first()).toBeVisible();
  await expect(edit(page, 'Capacity mode')).toBeEnabled();
  await expect(edit(page, 'Shard count')).toBeDisabled();
  await switchMode();
  await expect(edit(page, 'Shard count')).toBeEnabled();
  await switchMode();
  await expect(page.getByText(/can change its mode 2 times in 24 hours/)).toBeVisible();
});

test('keeps tags, metrics, the record size and a policy', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'settings', 1);
  await page.goto('/streams/settings/configuration?edit=tags');

  await test.step('tags', async () => {
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('textbox', { name: 'Key' }).fill('team');
    await page.getByRole('textbox', { name: /^Value/ }).fill('checkout');
    await page.getByRole('button', { name: 'Change tags' }).click();
    await expect(page.getByText('The tags were changed.')).toBeVisible();
    const { Tags } = await kinesis.listTagsForStream({ StreamName: 'settings' });
    expect(Tags).toEqual([{ Key: 'team', Value: 'checkout' }]);
  });

  await test.step('shard-level metrics, enabled and disabled in one go', async () => {
    await kinesis.enableEnhancedMonitoring({
      StreamName: 'settings',
      ShardLevelMetrics: ['OutgoingBytes'],
    });
    await page.reload();
    await edit(page, 'Shard-level metrics').click();
    await page.getByRole('checkbox', { name: 'OutgoingBytes' }).uncheck();
    await page.getByRole('checkbox', { name: 'IncomingBytes' }).check();
    await page.getByRole('button', { name: 'Change metrics' }).click();
    await expect(page.getByText('The shard-level metrics are being changed.')).toBeVisible();
    const { EnhancedMonitoring } = (await summaryOf(stack, 'settings')) ?? {};
    expect(EnhancedMonitoring?.[0]?.ShardLevelMetrics).toEqual(['IncomingBytes']);
  });

  await test.step('the largest record', async () => {
    await expect(edit(page, 'Largest record')).toBeEnabled();
    await edit(page, 'Largest record').click();
    await page.getByRole('spinbutton', { name: 'KiB' }).fill('2048');
    await page.getByRole('button', { name: 'Change size' }).click();
    await expect(page.getByText('2 MiB')).toBeVisible();
  });

  await test.step('a policy', async () => {
    await expect(edit(page, 'Resource policy')).toBeEnabled();
    await edit(page, 'Resource policy').click();
    const policy = page.getByRole('textbox', { name: 'Policy' });
    await policy.fill('{ "Version": "2012-10-17" }');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText('A policy needs at least one Statement.')).toBeVisible();
    await page.getByRole('button', { name: 'Template: another account reads' }).click();
    expect(await seriousFindings(page, 'light')).toEqual([]);
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText('The policy was saved.')).toBeVisible();
    const { StreamARN = '' } = (await summaryOf(stack, 'settings')) ?? {};
    const { Policy = '' } = await kinesis.getResourcePolicy({ ResourceARN: StreamARN });
    expect(Policy).toContain('ReadFromAnotherAccount');
  });
});
