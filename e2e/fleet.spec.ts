import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { expect, testOnOwnStack } from './test.ts';

const test = testOnOwnStack();

const streams = 1_000;

const labOf = (endpoint: string) =>
  createLabClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });

/** Limits would make a thousand streams take minutes: five may be asked for in a second. */
async function makeFleet(engineEndpoint: string) {
  const kinesis = kinesisClient(engineEndpoint);
  const lab = labOf(engineEndpoint);
  await lab.putLimits({ Enforced: false });
  await lab.setLifecycle({ TransitionMs: 0 });
  for (let number = 0; number < streams; number++)
    await kinesis.createStream({
      StreamName: `fleet-${String(number).padStart(4, '0')}`,
      ShardCount: 1,
    });
  await lab.putLimits({ Enforced: true });
  await lab.setLifecycle({ TransitionMs: 500 });
  kinesis.destroy();
  lab.destroy();
}

test.beforeAll(({ stack }) => makeFleet(stack.engineEndpoint));

test('of a thousand streams the one that throttles is first, and named in the sentence', async ({
  page,
  stack,
}) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  const lab = labOf(stack.engineEndpoint);
  const Records = Array.from({ length: 500 }, () => ({
    PartitionKey: 'user-7',
    Data: Buffer.from('x'),
  }));
  for (let call = 0; call < 8; call++)
    await kinesis.putRecords({ StreamName: 'fleet-0777', Records });
  // What was refused is in the metrics of whole steps: the running one is not over yet.
  await lab.setClock({ AdvanceSeconds: 10 });

  await page.goto('/streams');
  const sentence = page.getByRole('status').filter({ hasText: 'need' });
  await expect(sentence).toContainText(
    '1 of 1,000 streams needs you: fleet-0777 throttles on one shard.',
  );
  const first = page.getByRole('grid', { name: 'Streams' }).getByRole('row').nth(1);
  await expect(first).toContainText('fleet-0777');
  await expect(first).toContainText('Throttled');
  await expect(first).toContainText(/\d records/);
  await expect(first).toContainText('$0.3');
  await expect(first.getByRole('img', { name: /Utilisation of the hottest shard/ })).toBeVisible();

  await sentence.getByRole('link', { name: 'fleet-0777' }).click();
  await expect(page).toHaveURL(/\/streams\/fleet-0777\/monitoring/);
  kinesis.destroy();
  lab.destroy();
});

test('a list of a thousand streams is turned over like a short one', async ({ page }) => {
  await page.goto('/streams');
  await expect(page.getByText('(1,000)')).toBeVisible();
  await page.getByRole('button', { name: 'Page 2', exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('button', { name: 'Page 2', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('a reader that is far behind is said to be, against what is kept', async ({ page, stack }) => {
  const kinesis = kinesisClient(stack.engineEndpoint);
  const lab = labOf(stack.engineEndpoint);
  await createStream(kinesis, 'audit', 1);
  await kinesis.putRecord({ StreamName: 'audit', PartitionKey: 'a', Data: Buffer.from('1') });
  await kinesis.putRecord({ StreamName: 'audit', PartitionKey: 'a', Data: Buffer.from('2') });
  await lab.setClock({ AdvanceSeconds: 19 * 3_600 });
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName: 'audit',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  await kinesis.getRecords({ ShardIterator, Limit: 1 });
  await lab.setClock({ AdvanceSeconds: 10 });

  await page.goto('/streams');
  await expect(page.getByRole('status').filter({ hasText: 'need' })).toContainText(
    'audit has a reader 19 h behind with 24 h retention.',
  );
  kinesis.destroy();
  lab.destroy();
});
