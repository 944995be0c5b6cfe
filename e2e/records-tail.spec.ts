import { createStream, kinesisClient, putAll } from './kinesis-client.ts';
import { expect, test } from './test.ts';

/** Of one key, so that they come in this order. */
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    PartitionKey: 'one',
    Data: Buffer.from(JSON.stringify({ n: from + at })),
  }));

test('a tail shows what comes, stands still when asked to, and finds its way back', async ({
  page,
  stack,
}) => {
  const client = kinesisClient(stack.engineEndpoint);
  const StreamName = 'tail-me';
  await createStream(client, StreamName, 2);
  await putAll(client, StreamName, numbered(0, 10));
  await page.goto(`/streams/${StreamName}/records?from=latest&until=live`);
  await expect(page.getByText('Waiting for records.')).toBeVisible();
  // The sentence comes with the first answer: from then on nothing is missed.
  await expect(page.getByText(/^Reading: 0 records .* from 2 shards/)).toBeVisible();
  await expect(page.getByText(/Spending [\d.]*[1-9] of 5 reads\/s/)).toBeVisible();

  await test.step('what is put appears, and what was there before does not', async () => {
    await putAll(client, StreamName, numbered(100, 160));
    await expect(page.getByText(/Showing 60 of 60\./)).toBeVisible();
    await expect(page.getByRole('row', { name: /"n":159/ })).toBeVisible();
  });

  await test.step('scrolling away holds it still and counts what comes', async () => {
    await page.getByRole('row', { name: /"n":159/ }).hover();
    await page.mouse.wheel(0, -600);
    await expect(page.getByText('Held still because you scrolled.')).toBeVisible();
    await putAll(client, StreamName, numbered(200, 225));
    await page.getByRole('button', { name: '25 new' }).click();
    await expect(page.getByRole('row', { name: /"n":224/ })).toBeVisible();
  });

  await test.step('so does the button', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('Paused. Records go on being read.')).toBeVisible();
    await putAll(client, StreamName, numbered(300, 303));
    await page.getByRole('button', { name: '3 new' }).click();
    await expect(page.getByRole('row', { name: /"n":302/ })).toBeVisible();
  });

  await test.step('it can be stopped, and says what it cost', async () => {
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await stop.click();
    await expect(stop).toBeHidden();
  });

  await test.step('and be begun anew', async () => {
    await page.getByRole('button', { name: 'Tail', exact: true }).click();
    await expect(page.getByText('Waiting for records.')).toBeVisible();
  });
});
