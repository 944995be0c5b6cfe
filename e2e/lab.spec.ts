import { readFile } from 'node:fs/promises';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, testOnOwnStack } from './test.ts';

const test = testOnOwnStack();

const record = { StreamName: 'lab-orders', PartitionKey: 'a', Data: Buffer.from('x') };

test('a switch makes calls fail in AWS’s own words, and stays in sight', async ({
  page,
  stack,
}) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'lab-orders', 1);
  await page.goto('/lab');
  await page.getByLabel('Stream', { exact: true }).fill('lab-orders');
  await page.getByRole('checkbox', { name: 'InternalFailure' }).click();
  await expect(page.getByRole('link', { name: 'Fault active: InternalFailure' })).toBeVisible();
  const failed = kinesis.putRecord(record);
  await expect(failed).rejects.toThrow();
  await expect(failed.catch((error: Error) => error.name)).resolves.toBe('InternalFailure');
  expect(await seriousFindings(page, 'light')).toEqual([]);

  await page.getByRole('checkbox', { name: 'InternalFailure' }).click();
  await expect(page.getByRole('link', { name: /Fault active/ })).toBeHidden();
  await kinesis.putRecord(record);
  kinesis.destroy();
});

test('a jump goes to where the oldest record expires', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  const lab = createLabClient({
    endpoint: stack.engineEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });
  await createStream(kinesis, 'lab-expiring', 1);
  await kinesis.putRecord({ ...record, StreamName: 'lab-expiring' });
  const { At } = await lab.getNextExpiry({});
  await page.goto('/lab');
  await page.getByRole('button', { name: 'To the next record expiry' }).click();
  await expect(page.getByText(/Simulated time .*×1$/)).toBeVisible();
  expect((await lab.getClock({})).Now?.getTime()).toBeGreaterThanOrEqual(Number(At));
  expect((await lab.getNextExpiry({})).At).not.toEqual(At);
  kinesis.destroy();
  lab.destroy();
});

test('time stands still, runs and jumps', async ({ page }) => {
  await page.goto('/lab');
  await page.getByRole('checkbox', { name: 'Frozen' }).click();
  await expect(page.getByText(/Simulated time .*frozen/)).toBeVisible();
  await page.getByRole('button', { name: '×60', exact: true }).click();
  await expect(page.getByText(/Simulated time .*×60/)).toBeVisible();
  await page.getByRole('button', { name: '×1', exact: true }).click();
  await page.getByRole('button', { name: '1 hour', exact: true }).click();
  await expect(page.getByText(/Simulated time .*×1$/)).toBeVisible();
});

test('limits are lifted for all to see, and given back', async ({ page }) => {
  await page.goto('/lab');
  await page.getByRole('checkbox', { name: 'Limits hold', exact: true }).click();
  await expect(page.getByRole('link', { name: 'limits lifted' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Limits hold', exact: true }).click();
  await expect(page.getByRole('link', { name: 'limits lifted' })).toBeHidden();
});

test('a snapshot is taken, downloaded, brought back, and restored after a warning', async ({
  page,
  stack,
}) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await page.goto('/lab');
  await page.getByLabel('Name of a new snapshot').fill('before');
  await page.getByRole('button', { name: 'Take snapshot' }).click();
  const row = page.getByRole('row', { name: /^before / });
  await expect(row).toContainText('Ready');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download before' }).click();
  const file = await readFile(await (await download).path());
  expect(file.subarray(0, 11).toString()).toBe('KINETOSCOPE');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'copy.kinetoscope',
    mimeType: 'application/octet-stream',
    buffer: file,
  });
  await page.getByRole('button', { name: 'Upload as copy' }).click();
  await expect(page.getByRole('row', { name: /^copy / })).toContainText('Ready');

  await createStream(kinesis, 'made-later', 1);
  await page.getByRole('button', { name: 'Restore before' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore before?' });
  await expect(dialog).toContainText('made-later');
  await dialog.getByRole('button', { name: 'Replace all and restore' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Ready');
  await expect
    .poll(async () => (await kinesis.listStreams()).StreamNames)
    .not.toContain('made-later');
  kinesis.destroy();
});
