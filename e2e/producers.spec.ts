import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { readAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { createStream, dataIn, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

/** A number of a card, by its label. */
const count = async (page: Page, label: string): Promise<number> => {
  const text = await page.getByText(label, { exact: true }).locator('..').innerText();
  return Number((text.split('\n')[1] ?? '').replaceAll(',', ''));
};

const troubles = async (page: Page) => ({
  refused: await count(page, 'Refused'),
  retried: await count(page, 'Retried'),
  failed: await count(page, 'Failed'),
});

async function fillTemplate(page: Page, name: string, template: string) {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Template' }).fill(template);
}

async function choose(page: Page, select: Locator, option: string | RegExp) {
  await select.click();
  await page.getByRole('option', { name: option }).click();
}

const start = (page: Page) => page.getByRole('button', { name: 'Create and start' }).click();
const stop = (page: Page, name: string) =>
  page.getByRole('button', { name: `Stop ${name}` }).click();

async function stopped(page: Page, name: string) {
  await stop(page, name);
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
}

test('shows five records while a template is written, and where it is wrong', async ({
  page,
  stack,
}) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'writing', 1);
  await page.goto('/streams/writing/producers');
  await expect(page.getByText('No generator writes into this stream')).toBeVisible();
  await page.getByRole('link', { name: 'Create generator' }).click();
  await expect(page.getByText(/5 records of it, JSON/)).toBeVisible();
  await fillTemplate(page, 'Written', '{\n  "who": "{{person.fullNam}}"\n}');
  await expect(
    page.getByText('Line 2, column 11: There is no placeholder {{person.fullNam}}.'),
  ).toBeVisible();
  await fillTemplate(page, 'Written', 'line {{n}} of {{key}}');
  const sample = page.getByRole('region', { name: 'Records of it' });
  await expect(sample).toContainText(/line 1 of user-\d+/);
  await expect(sample).toContainText(/line 5 of user-\d+/);
  expect(await seriousFindings(page, 'light')).toEqual([]);
});

test('draws the traffic against the limit and names the hot shard before anything is sent', async ({
  page,
  stack,
}) => {
  await createStream(kinesisClient(stack.engineEndpoint), 'drawn', 2);
  await page.goto('/streams/drawn/producers/create');
  await choose(page, page.getByRole('button', { name: /Traffic shape/ }), /^Spike/);
  await page.getByRole('spinbutton', { name: 'Peak (records/s)' }).fill('1500');
  await expect(
    page.getByRole('img', {
      name: /100 records\/s, and once 1,500 after 60 s, for 15 s.*all 2 shards take 2,000/,
    }),
  ).toBeVisible();
  await expect(page.getByText(/^No shard goes over its limit/)).toBeVisible();
  await page.getByRole('radio', { name: /One hot key/ }).click();
  await page.getByRole('spinbutton', { name: 'Its share (%)' }).fill('90');
  await expect(
    page.getByText(/shardId-00000000000\d would be asked for .* of what it takes.*user-7/),
  ).toBeVisible();
  await page.getByRole('checkbox', { name: /Aggregate as the Kinesis Producer/ }).check();
  await expect(page.getByText(/^No shard goes over its limit/)).toBeVisible();
});

test('naive retries put records twice, as often as the card says', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'twice', 1);
  await page.goto('/streams/twice/producers/create');
  await fillTemplate(page, 'Careless', '{"id":"{{id}}"}');
  await page.getByRole('spinbutton', { name: 'Records per second' }).fill('1500');
  await page.getByRole('radio', { name: /The whole call again/ }).click();
  await start(page);
  await expect.poll(() => count(page, 'Duplicated')).toBeGreaterThan(500);
  await stopped(page, 'Careless');
  const ids = (await dataIn(kinesis, 'twice')).map(
    (data) => (JSON.parse(data.toString()) as { id: string }).id,
  );
  const once = new Set(ids).size;
  await expect.poll(() => count(page, 'Sent')).toBe(once);
  await expect.poll(() => count(page, 'Duplicated')).toBe(ids.length - once);
  const { refused, retried, failed } = await troubles(page);
  // Each attempt ended as an acknowledgement, one more of the same record, or a refusal; some were never answered.
  expect(refused).toBeGreaterThan(0);
  expect(ids.length + refused).toBeLessThanOrEqual(once + failed + retried);
});

test('retries of what was refused alone put nothing twice, and every refusal is accounted for', async ({
  page,
  stack,
}) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'careful', 1);
  await page.goto('/streams/careful/producers/create');
  await fillTemplate(page, 'Careful', '{"n":{{n}}}');
  await page.getByRole('spinbutton', { name: 'Records per second' }).fill('1500');
  await page.getByRole('radio', { name: /Only the refused records/ }).click();
  await start(page);
  await expect.poll(() => count(page, 'Retried')).toBeGreaterThan(300);
  await stopped(page, 'Careful');
  const numbers = (await dataIn(kinesis, 'careful')).map(
    (data) => (JSON.parse(data.toString()) as { n: number }).n,
  );
  expect(new Set(numbers).size).toBe(numbers.length);
  await expect.poll(() => count(page, 'Sent')).toBe(numbers.length);
  expect(await count(page, 'Duplicated')).toBe(0);
  const { refused, retried, failed } = await troubles(page);
  // Each refusal was followed by another attempt, or the record was given up.
  expect(refused).toBeGreaterThanOrEqual(retried);
  expect(refused - retried).toBeLessThanOrEqual(failed);
});

test('aggregates are the KPL’s, and hold every record once', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'packed', 1);
  await page.goto('/streams/packed/producers/create');
  await fillTemplate(page, 'Packer', '{"n":{{n}}}');
  await page.getByRole('spinbutton', { name: 'Records per second' }).fill('3000');
  await page.getByRole('checkbox', { name: /Aggregate as the Kinesis Producer/ }).check();
  await start(page);
  await expect.poll(() => count(page, 'Sent')).toBeGreaterThan(6_000);
  expect(await count(page, 'Refused')).toBe(0);
  await expect(page.getByText(/It holds \d+ records; the first is shown/)).toBeVisible();
  await stopped(page, 'Packer');
  const numbers = (await dataIn(kinesis, 'packed')).flatMap((data) => {
    const aggregate = readAggregate(data);
    const records = aggregate.ok ? aggregate.message.records.map((record) => record.data) : [data];
    return records.map((record) => (JSON.parse(Buffer.from(record).toString()) as { n: number }).n);
  });
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  await expect.poll(() => count(page, 'Sent')).toBe(numbers.length);
});

test('encrypts before sending, and copies, changes and deletes', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'sealed', 1);
  await page.goto('/streams/sealed/producers/create');
  await fillTemplate(page, 'Secret', 'secret {{n}}');
  await page.getByRole('checkbox', { name: /Encrypt data before they leave/ }).check();
  await expect(page.getByText(/It is not a KMS key/)).toBeVisible();
  await start(page);
  await expect(page.getByText(/The stream holds it encrypted/)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Last record of Secret', exact: true }),
  ).toContainText(/secret \d+/);
  await stop(page, 'Secret');
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  const [first] = await dataIn(kinesis, 'sealed');
  expect(first?.subarray(0, 4).toString()).toBe('KSE1');
  expect(first?.toString('latin1')).not.toContain('secret');

  await page.getByRole('link', { name: 'Copy Secret' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Secret copy');
  await expect(page.getByRole('checkbox', { name: /Encrypt data/ })).toBeChecked();
  await start(page);
  await expect(page.getByRole('button', { name: 'Stop Secret copy' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete Secret copy' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Stop Secret copy' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Start Secret' })).toBeVisible();
});

test('tails a file across a rotation, as the agent does', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'tailed', 1);
  const folder = join(stack.dataDir, 'tail');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'app.log');
  writeFileSync(log, 'time,level\n1,info\n2,warn\n');
  await page.goto('/streams/tailed/producers/create');
  await page.getByRole('textbox', { name: 'Name' }).fill('App log');
  await page.getByRole('radio', { name: /Files/ }).click();
  const pattern = page.getByRole('textbox', { name: 'filePattern' });
  await pattern.fill('../console.*');
  await start(page);
  await expect(page.getByText(/^Files are tailed in .* only/)).toBeVisible();
  await pattern.fill('app.log*');
  await choose(page, page.getByRole('button', { name: /initialPosition/ }), 'START_OF_FILE');
  await choose(page, page.getByRole('button', { name: /dataProcessingOptions/ }), 'CSVTOJSON');
  await page.getByRole('textbox', { name: 'customFieldNames' }).fill('at, level');
  await page.getByRole('spinbutton', { name: 'skipHeaderLines' }).fill('1');
  await page.getByRole('spinbutton', { name: 'maxBufferAgeMillis' }).fill('1000');
  expect(await seriousFindings(page, 'light')).toEqual([]);
  await start(page);
  await expect.poll(() => count(page, 'Sent')).toBe(2);
  renameSync(log, `${log}.1`);
  appendFileSync(`${log}.1`, '3,late\n');
  writeFileSync(log, 'time,level\n4,new\n');
  await expect.poll(() => count(page, 'Sent')).toBe(4);
  expect((await dataIn(kinesis, 'tailed')).map(String).toSorted()).toEqual([
    '{"at":"1","level":"info"}\n',
    '{"at":"2","level":"warn"}\n',
    '{"at":"3","level":"late"}\n',
    '{"at":"4","level":"new"}\n',
  ]);
  await expect(page.getByText(/app\.log\.1: sent up to/)).toBeVisible();
  await stop(page, 'App log');
});

test('a generator whose stream is deleted stops and says so', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, 'doomed', 1);
  await page.goto('/streams/doomed/producers/create');
  await fillTemplate(page, 'Orphan', '{"n":{{n}}}');
  await start(page);
  await expect.poll(() => count(page, 'Sent')).toBeGreaterThan(0);
  await kinesis.deleteStream({ StreamName: 'doomed' });
  const generators = '/api/generators?connection=simulator&stream=doomed';
  await expect
    .poll(async () => (await page.request.get(generators)).text())
    .toContain('StreamGone');
  // A stream of the same name shows the card again.
  await createStream(kinesis, 'doomed', 1);
  await page.goto('/streams/doomed/producers');
  await expect(
    page.getByText('The stream doomed is not there any more, so the generator was stopped.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start Orphan' })).toBeVisible();
});
