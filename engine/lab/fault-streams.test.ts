import { describe, expect, onTestFinished, test } from 'vitest';
import { clicks, put } from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { clientOver, dataOf, register, subscribe, transports } from '#engine/testing/subscriber.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

const ways = Object.keys(transports) as (keyof typeof transports)[];

async function subscribed(way: keyof typeof transports) {
  const log: unknown[] = [];
  const kinesis = await clicks(1, { limits: false, log: (entry) => log.push(entry) });
  const { endpoint } = kinesis.simulator;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const lab = createLabClient({ endpoint, region: 'us-east-1', credentials });
  const client = clientOver(endpoint, way);
  onTestFinished(async () => {
    client.destroy();
    lab.destroy();
    await kinesis[Symbol.asyncDispose]();
  });
  const ConsumerARN = await register(kinesis.client);
  await put(kinesis.client, 'one');
  return { client, lab, log, ConsumerARN };
}

describe.each(ways)('SubscribeToShard over %s', (way) => {
  test('fails at the call, by its consumer', async () => {
    const { client, lab, ConsumerARN } = await subscribed(way);
    const ErrorName = 'KMSDisabledException';
    await lab.putFault({ Kind: 'ERROR', ErrorName, ConsumerName: 'reader', MostTimes: 1 });
    await expectFailure(subscribe(client, ConsumerARN), ErrorName);
    const subscription = await subscribe(client, ConsumerARN);
    expect(await subscription.texts(1)).toEqual(['one']);
  });

  test('ends with an exception after some events', async () => {
    const { client, lab, log, ConsumerARN } = await subscribed(way);
    const ErrorName = 'InternalFailureException';
    await lab.putFault({ Kind: 'ERROR', ErrorName, ErrorMessage: 'No.', AfterEvents: 1 });
    const subscription = await subscribe(client, ConsumerARN);
    expect(dataOf(await subscription.next())).toEqual(['one']);
    await expectFailure(subscription.next(), ErrorName, 'No.');
    const { Faults } = await lab.listFaults({});
    expect(Faults).toMatchObject([{ TimesInjected: 1, Operations: ['SubscribeToShard'] }]);
    expect(log).toEqual([]);
  });

  test('breaks off after some events', async () => {
    const { client, lab, log, ConsumerARN } = await subscribed(way);
    await lab.putFault({ Kind: 'DROPPED_CONNECTION', AfterEvents: 1, MostTimes: 1 });
    const subscription = await subscribe(client, ConsumerARN);
    expect(dataOf(await subscription.next())).toEqual(['one']);
    await expect(subscription.next()).rejects.toThrow();
    expect((await lab.listFaults({})).Faults).toMatchObject([{ TimesInjected: 1, Ended: true }]);
    expect(log).toEqual([]);
  });

  test('is not begun when the connection is dropped at the call', async () => {
    const { client, lab, ConsumerARN } = await subscribed(way);
    await lab.putFault({ Kind: 'DROPPED_CONNECTION', MostTimes: 1 });
    await expect(subscribe(client, ConsumerARN)).rejects.toThrow();
    // Nobody holds the consumer's place: another subscription may begin at once.
    const subscription = await subscribe(client, ConsumerARN);
    expect(await subscription.texts(1)).toEqual(['one']);
  });
});
