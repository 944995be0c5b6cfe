import type { PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { takeIntoUse } from './add-connection.ts';
import { startAwsLikeServer } from './aws-like-server.ts';
import { createStream, kinesisClient } from './kinesis-client.ts';
import { seriousFindings } from './serious-findings.ts';
import { expect, testOnOwnStack } from './test.ts';

const test = testOnOwnStack();

const records = (count: number, key: string): PutRecordsRequestEntry[] =>
  Array.from({ length: count }, () => ({ PartitionKey: key, Data: Buffer.from('0123456789') }));

const minuteMs = 60_000;

test('on a real connection keys are not known, and a sample names them', async ({
  page,
  stack,
}) => {
  test.setTimeout(240_000);
  const StreamName = 'far-away';
  const kinesis = kinesisClient(stack.engineEndpoint);
  const aws = await startAwsLikeServer(stack.engineEndpoint);
  try {
    await createStream(kinesis, StreamName, 1);
    await kinesis.enableEnhancedMonitoring({ StreamName, ShardLevelMetrics: ['ALL'] });
    await takeIntoUse(page, 'Far away', aws.endpoint);
    const putAtMs = Date.now();
    for (let call = 0; call < 4; call++)
      await kinesis.putRecords({ StreamName, Records: records(500, 'user-7') });
    // Of the whole minute, which the page would wait for.
    const until = Math.floor(putAtMs / minuteMs) * minuteMs + 2 * minuteMs;
    await page.goto(`/streams/${StreamName}/monitoring?window=1h&until=${until}`);
    await expect(page.getByText(/shardId-000000000000 was throttled/).first()).toBeVisible();
    await expect(page.getByText(/Which keys make it so is not known/)).toBeVisible();
    await page.getByRole('button', { name: 'Sample its keys' }).click();
    await expect(page.getByText(/100 % of its records carry the key user-7/)).toBeVisible();
    await expect(page.getByText(/AWS measures nothing finer than a minute/)).toBeVisible();
    expect(await seriousFindings(page, 'light')).toEqual([]);

    await page.goto(`/streams/${StreamName}/shards?window=1h&until=${until}`);
    await page.getByRole('button', { name: 'Sample its keys' }).click();
    await expect(page.getByText(/100 % of its records carry the key user-7/)).toBeVisible();
  } finally {
    aws.close();
    kinesis.destroy();
  }
});

test('an average has its highest second beside it, in the picture and in the table', async ({
  page,
  stack,
}) => {
  const StreamName = 'bursts';
  const kinesis = kinesisClient(stack.engineEndpoint);
  const lab = createLabClient({
    endpoint: stack.engineEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });
  await createStream(kinesis, StreamName, 1);
  await lab.setClock({ Frozen: true });
  await kinesis.putRecords({ StreamName, Records: records(300, 'user-7') });
  // The longest step that is looked at is of five minutes.
  await lab.setClock({ AdvanceSeconds: 600, Frozen: false });
  await page.goto(`/streams/${StreamName}/monitoring?window=1h`);
  await expect(page.getByText('highest second of each minute', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Records in as a table' }).click();
  const table = page.getByRole('region', { name: 'Records in as a table' });
  await expect(
    table.getByRole('columnheader', { name: /000, average of each minute$/ }),
  ).toBeVisible();
  await expect(
    table.getByRole('columnheader', { name: /000, highest second of each minute$/ }),
  ).toBeVisible();
  await expect(table.getByRole('row', { name: /5 records\/s 300 records\/s/ })).toBeVisible();

  await page.goto(`/streams/${StreamName}/monitoring?window=24h`);
  await expect(page.getByText('highest minute of each 5 min', { exact: true })).toBeVisible();
  kinesis.destroy();
  lab.destroy();
});

test('every picture of load leads to an alarm on it', async ({ page, stack }) => {
  const StreamName = 'pictures';
  const kinesis = kinesisClient(stack.engineEndpoint);
  await createStream(kinesis, StreamName, 1);
  await kinesis.putRecords({ StreamName, Records: records(100, 'user-7') });
  kinesis.destroy();
  await page.goto(`/streams/${StreamName}/monitoring`);
  const titles = [
    'Heat strip',
    'Records in',
    'Bytes in',
    'Bytes out',
    'Reads',
    'Throttled records',
    'Throttled reads',
    'Iterator age',
    'Put latency',
    'Get latency',
  ];
  for (const title of titles)
    await expect(page.getByRole('link', { name: `Set an alarm on ${title}` })).toBeVisible();
  await page.goto(`/streams/${StreamName}/shards`);
  await expect(page.getByRole('link', { name: 'Set an alarm on Hash space' })).toHaveAttribute(
    'href',
    /shard=shardId-000000000000/,
  );
  await page.goto(`/streams/${StreamName}/consumers`);
  await page.getByRole('link', { name: 'Set an alarm on Iterator age' }).click();
  await expect(page.getByLabel('Threshold in min')).toBeVisible();
});
