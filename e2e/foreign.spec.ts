import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startServer } from '#bench/servers.ts';
import { fillConnection } from './add-connection.ts';
import { startForeignServer } from './foreign-server.ts';
import { createStream, kinesisClient, putAll } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const first = 'shardId-000000000000';
const quarter = String(1n << 126n);

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    PartitionKey: `user-${(from + at) % 16}`,
    Data: Buffer.from(JSON.stringify({ n: from + at })),
  }));

const strip = (page: Page) => page.getByRole('region', { name: 'Connection in use' });
const bar = (page: Page) => page.getByRole('status').filter({ hasText: /^Read / });
const setting = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`: ${name}$`) });

/** Adds a server on the Connections page and takes it into use: from then on it is what the console shows. */
async function connect(page: Page, name: string, endpoint: string): Promise<void> {
  await fillConnection(page, name, endpoint, 'us-east-1');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('REAL');
  await page.getByRole('button', { name: `Use ${name}` }).click();
  await page.waitForURL('/streams');
  await expect(strip(page)).toContainText('REAL');
  await expect(strip(page)).toContainText(name);
  await expect(strip(page)).toContainText('Read-only');
}

/** Nothing of a page may be broken because the server has less than AWS. */
async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
}

async function browse(page: Page, streamName: string): Promise<void> {
  await page.goto(`/streams/${streamName}/records`);
  await expect(bar(page)).toContainText('Read 40 records');
  await expect(bar(page)).toContainText('It saw everything in that range.');
  await page.getByRole('button', { name: /Filter, columns, decoding and budget/ }).click();
  await page.getByRole('textbox', { name: 'Filter in JavaScript' }).fill('value.n >= 35');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(bar(page)).toContainText('5 matched');
  await page
    .getByRole('row', { name: /"n":37/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/record=shardId-\d{12}:\d+/);
  await page.reload();
  await expect(page.getByRole('treeitem', { name: /n 37/ })).toBeVisible();
}

test('a foreign Kinesis is unlocked, filled, read, resharded, set and emptied', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const foreign = await startForeignServer();
  const client = kinesisClient(foreign.endpoint);
  const streamName = 'abroad';
  try {
    await test.step('it is real: amber, and locked until a person unlocks it', async () => {
      await connect(page, 'Kinesalite', foreign.endpoint);
      await expect(strip(page)).toHaveCSS('background-color', 'rgb(255, 226, 168)');
      await page.goto('/streams/create');
      await expect(page.getByRole('button', { name: 'Create stream' })).toBeDisabled();
      await expect(
        page.getByText('Kinesalite is a real connection and is read-only.').first(),
      ).toBeVisible();
      await page.getByRole('button', { name: 'Unlock…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Unlock/ })
        .click();
      await expect(strip(page)).toContainText('Unlocked: changes are real');
    });

    await test.step('a stream is created, followed until it is ready, and listed', async () => {
      await page.getByRole('textbox', { name: 'Name' }).fill(streamName);
      await page.getByRole('radio', { name: /^Provisioned/ }).check();
      await page.getByRole('spinbutton', { name: 'Shards' }).fill('2');
      await page.getByRole('button', { name: 'Create stream' }).click();
      await expect(page.getByText(`${streamName} is ready.`)).toBeVisible();
      await expect(page.getByRole('row', { name: new RegExp(streamName) })).toContainText('2');
    });

    await test.step('a record is put by hand', async () => {
      await page.goto(`/streams/${streamName}/records`);
      await expect(
        page.getByRole('heading', { name: 'The stream holds no records yet' }),
      ).toBeVisible();
      await page.getByRole('button', { name: 'Put record' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Put record' });
      await dialog.getByRole('textbox', { name: 'Partition key' }).fill('user-0');
      await dialog.getByRole('textbox', { name: 'Data' }).fill('{"n":0}');
      await dialog.getByRole('button', { name: 'Put record' }).click();
      await expect(page.getByRole('row', { name: /"n":0/ })).toBeVisible();
    });

    await test.step('records are browsed with a filter, and one has a link of its own', async () => {
      await putAll(client, streamName, numbered(1, 40));
      await browse(page, streamName);
    });

    await test.step('a tail shows what comes', async () => {
      await page.goto(`/streams/${streamName}/records?from=latest&until=live`);
      await expect(page.getByText(/^Reading: 0 records .* from 2 shards/)).toBeVisible();
      await expect(page.getByText(/Spending [\d.]*[1-9] of 5 reads\/s/)).toBeVisible();
      await putAll(client, streamName, numbered(100, 110));
      await expect(page.getByText(/Showing 10 of 10\./)).toBeVisible();
      await expect(page.getByRole('row', { name: /"n":109/ })).toBeVisible();
    });

    await test.step('a shard is split: the plan, the progress, the family', async () => {
      await page.goto(`/streams/${streamName}/shards?shard=${first}`);
      await expect(
        page.getByRole('table', { name: 'Plan' }).getByRole('row', { name: /opens new shard/ }),
      ).toHaveCount(2);
      await page.getByRole('button', { name: 'Split shard' }).click();
      await expect(page.getByText(`Split of ${first}: done in`)).toBeVisible();
      const tree = page.getByRole('group', { name: /^Family tree of 4 shards/ });
      await expect(tree.getByRole('img', { name: /000000000000 · closed .*became/ })).toBeVisible();
    });

    await test.step('the children of a closed shard are found without its word', async () => {
      await putAll(client, streamName, numbered(200, 240));
      await page.goto(`/streams/${streamName}/records`);
      await expect(bar(page)).toContainText('Read 90 records');
      await expect(bar(page)).toContainText('from 4 shards');
      await expect(bar(page)).toContainText('It saw everything in that range.');
    });

    await test.step('settings that it has are changed, those that it lacks are named', async () => {
      await page.goto(`/streams/${streamName}/configuration?edit=retention`);
      await page.getByRole('spinbutton', { name: 'Hours' }).fill('72');
      await page.getByRole('button', { name: 'Change retention' }).click();
      await expect(page.getByText('Keeps records 3 d')).toBeVisible();
      await setting(page, 'Tags').click();
      await page.getByRole('button', { name: 'Add tag' }).click();
      await page.getByRole('textbox', { name: 'Key' }).fill('team');
      await page.getByRole('textbox', { name: /^Value/ }).fill('checkout');
      await page.getByRole('button', { name: 'Change tags' }).click();
      await expect(page.getByText('The tags were changed.')).toBeVisible();
      const { Tags } = await client.listTagsForStream({ StreamName: streamName });
      expect(Tags).toEqual([{ Key: 'team', Value: 'checkout' }]);
      await expect(page.getByText(/^This server does not offer GetResourcePolicy\./)).toBeVisible();
      await expect(page.getByText('This server does not tell it').first()).toBeVisible();
    });

    await test.step('what cannot be known without CloudWatch is said, and once', async () => {
      await page.goto(`/streams/${streamName}/monitoring`);
      await expect(page.getByText('This server measures nothing')).toHaveCount(1);
      await expect(page.getByText('GetMetricData')).toHaveCount(1);
      expect(await seriousFindings(page, 'light')).toEqual([]);
      await page.goto(`/streams/${streamName}/shards?key=user-1`);
      await expect(page.getByText('This server measures nothing')).toBeVisible();
      await expect(page.getByText(/^user-1 goes to shardId-/)).toBeVisible();
      await expect(page.getByRole('link', { name: /what they cost/ })).toBeHidden();
      await page.goto(`/alarms/create?stream=${streamName}`);
      await expect(page.getByText('this alarm could never ring')).toBeVisible();
      await page.goto('/streams');
      await expect(page.getByText('Kinesalite measures nothing')).toBeVisible();
      await expect(page.getByRole('row', { name: new RegExp(streamName) })).toContainText(
        'not measured',
      );
    });

    await test.step('what is the simulator’s alone is not pretended', async () => {
      await open(page, '/lab', 'Lab');
      await expect(page.getByText('There is no lab on a real connection')).toBeVisible();
      await open(page, `/streams/${streamName}/consumers`, 'Readers');
      await expect(
        page.getByText(/^Kinesalite does not offer it: all readers share/),
      ).toBeVisible();
    });

    await test.step('the stream is deleted', async () => {
      await page.goto(`/streams/${streamName}/configuration`);
      await page.getByRole('button', { name: 'Delete stream' }).click();
      const dialog = page.getByRole('dialog', { name: `Delete ${streamName}?` });
      await dialog.getByRole('textbox', { name: `Type ${streamName} to agree` }).fill(streamName);
      await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect.poll(async () => (await client.listStreams()).StreamNames).toEqual([]);
    });
  } finally {
    foreign.close();
  }
});

test('another foreign Kinesis is read on every page of a stream', async ({ page }) => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-foreign-'));
  const server = await startServer('kinesis-local', dataDir);
  const endpoint = `http://127.0.0.1:${server.port}`;
  const client = kinesisClient(endpoint);
  const StreamName = 'mocked';
  try {
    await createStream(client, StreamName, 2);
    await client.splitShard({ StreamName, ShardToSplit: first, NewStartingHashKey: quarter });
    await connect(page, 'Kinesis mock', endpoint);
    await expect(page.getByRole('row', { name: new RegExp(StreamName) })).toContainText('3');
    await putAll(client, StreamName, numbered(0, 40));
    await browse(page, StreamName);

    await open(page, `/streams/${StreamName}/shards`, 'Hash space');
    await expect(page.getByRole('group', { name: /^Family tree of 4 shards/ })).toBeVisible();
    await open(page, `/streams/${StreamName}/configuration`, 'Resource policy');
    await expect(page.getByText('3 of 500')).toBeVisible();
    await page.goto(`/streams/${StreamName}/monitoring`);
    await expect(page.getByText('This server measures nothing')).toBeVisible();
    await open(page, `/streams/${StreamName}/consumers`, 'Readers');
    await expect(page.getByText('No consumer is registered.')).toBeVisible();
  } finally {
    await server.process.stop('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
