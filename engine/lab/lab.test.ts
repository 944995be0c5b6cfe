import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { Kinesis } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '#engine/simulator.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { ValidationException } from '#lib/lab-client/errors.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

const hourMs = 3_600_000;

/** A simulator, and clients of an account in it. It ends with the test. */
async function simulated(options: SimulatorOptions = {}) {
  const simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, ...options });
  onTestFinished(() => simulator.close());
  return { simulator, ...clientsOf(simulator.endpoint) };
}

function clientsOf(endpoint: string, accountId = '000000000000') {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: accountId, secretAccessKey: 'secret' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  };
  const clients = {
    lab: createLabClient(config),
    kinesis: new Kinesis(config),
    cloudWatch: new CloudWatch(config),
  };
  onTestFinished(() => {
    for (const client of Object.values(clients)) client.destroy();
  });
  return clients;
}

describe('the clock', () => {
  test('says what time it is, and with which request it said so', async () => {
    const { lab, simulator } = await simulated();
    const { $metadata, ...clock } = await lab.getClock({});
    expect(clock).toEqual({
      Now: new Date(simulator.clock.now()),
      RealNow: expect.any(Date),
      Speed: 1,
      Frozen: true,
    });
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('jumps by seconds and to a time, and what falls due happens', async () => {
    const { lab, simulator, kinesis } = await simulated({ lifecycleMs: 5_000 });
    const startMs = simulator.clock.now();
    const StreamName = 'orders';
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    const status = async () =>
      (await kinesis.describeStreamSummary({ StreamName })).StreamDescriptionSummary?.StreamStatus;
    expect((await lab.setClock({ AdvanceSeconds: 4.5 })).Now).toEqual(new Date(startMs + 4_500));
    expect(await status()).toBe('CREATING');
    const AdvanceTo = new Date(startMs + 30 * 24 * hourMs);
    expect((await lab.setClock({ AdvanceTo })).Now).toEqual(AdvanceTo);
    expect(await status()).toBe('ACTIVE');
  });

  test('makes several jumps at once one after the other', async () => {
    const { lab, simulator } = await simulated();
    const startMs = simulator.clock.now();
    await Promise.all([5, 7, 9].map((hours) => lab.setClock({ AdvanceSeconds: hours * 3600 })));
    expect(simulator.clock.now()).toBe(startMs + 21 * hourMs);
  });

  test('freezes, remembers its speed, and thaws', async () => {
    const { lab, simulator } = await simulated({ clock: 'real' });
    expect(await lab.setClock({ Speed: 60, Frozen: true })).toMatchObject({
      Speed: 60,
      Frozen: true,
    });
    expect((await lab.getClock({})).Now).toEqual((await lab.getClock({})).Now);
    expect(simulator.clock.speed).toBe(0);
    expect(await lab.setClock({ AdvanceSeconds: 1 })).toMatchObject({ Speed: 60, Frozen: true });
    expect(await lab.setClock({ Frozen: false })).toMatchObject({ Speed: 60, Frozen: false });
    expect(simulator.clock.speed).toBe(60);
  });

  test('stays where it was over a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'kinetoscope-lab-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const first = await createSimulator({ dataDir });
    const before = clientsOf(first.endpoint);
    const frozen = await before.lab.setClock({ Frozen: true, Speed: 10, AdvanceSeconds: 86_400 });
    await first.close();
    const { lab } = await simulated({ clock: 'real', dataDir });
    expect(await lab.getClock({})).toMatchObject({ Now: frozen.Now, Speed: 10, Frozen: true });
  });

  test('does not go back, too far, or two ways at once', async () => {
    const { lab, simulator } = await simulated();
    const nowMs = simulator.clock.now();
    const now = new Date(nowMs).toISOString();
    const backTo = new Date(nowMs - 1);
    await expectValidationError(
      lab.setClock({ AdvanceTo: backTo }),
      `Value '${backTo.toISOString()}' at 'advanceTo' failed to satisfy constraint: Member must not be before the simulated time ${now}`,
    );
    const farTo = new Date(nowMs + 367 * 24 * hourMs);
    await expectValidationError(
      lab.setClock({ AdvanceTo: farTo }),
      `Value '${farTo.toISOString()}' at 'advanceTo' failed to satisfy constraint: Member must be at most 366 days ahead`,
    );
    await expectFailure(
      lab.setClock({ AdvanceTo: new Date(nowMs), AdvanceSeconds: 0 }),
      'ValidationException',
      'Specify AdvanceSeconds or AdvanceTo, not both.',
    );
    await expectValidationError(
      lab.setClock({ Speed: 1001, AdvanceSeconds: -1 }),
      "Value '1001' at 'speed' failed to satisfy constraint: Member must have value less than or equal to 1000",
      "Value '-1' at 'advanceSeconds' failed to satisfy constraint: Member must have value greater than or equal to 0",
    );
    expect(simulator.clock.now()).toBe(nowMs);
  });
});

test('limits are lifted for one stream or for all, and given back', async () => {
  const { lab } = await simulated();
  const limits = async (StreamName?: string) => {
    const { Enforced, Streams } = await lab.getLimits({ StreamName });
    return { Enforced, Streams };
  };
  expect(await limits()).toEqual({ Enforced: true, Streams: [] });
  const lifted = { StreamName: 'orders', Enforced: false };
  await lab.putLimits(lifted);
  expect(await limits()).toEqual({ Enforced: true, Streams: [lifted] });
  expect(await limits('orders')).toEqual({ Enforced: false, Streams: [lifted] });
  expect(await limits('clicks')).toEqual({ Enforced: true, Streams: [] });
  expect(await lab.putLimits({ Enforced: false })).toMatchObject({ Enforced: false, Streams: [] });
  expect(await limits('clicks')).toEqual({ Enforced: false, Streams: [] });
  await expectValidationError(
    lab.putLimits({ Enforced: undefined, StreamName: 'a b' }),
    "Value null at 'enforced' failed to satisfy constraint: Member must not be null",
    "Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
  );
});

test('the lifecycle takes as long as it is set to', async () => {
  const { lab, kinesis, simulator } = await simulated({ lifecycleMs: 500 });
  expect(await lab.getLifecycle({})).toMatchObject({ TransitionMs: 500 });
  expect(await lab.setLifecycle({ TransitionMs: 2_000 })).toMatchObject({ TransitionMs: 2_000 });
  await kinesis.createStream({ StreamName: 'orders', ShardCount: 1 });
  simulator.clock.advance(1_999);
  const { StreamDescriptionSummary: slow } = await kinesis.describeStreamSummary({
    StreamName: 'orders',
  });
  expect(slow?.StreamStatus).toBe('CREATING');
  await lab.setLifecycle({ TransitionMs: 0 });
  await kinesis.createStream({ StreamName: 'clicks', ShardCount: 1 });
  const { StreamDescriptionSummary: fast } = await kinesis.describeStreamSummary({
    StreamName: 'clicks',
  });
  expect(fast?.StreamStatus).toBe('ACTIVE');
  await expectFailure(lab.setLifecycle({ TransitionMs: 60_001 }), 'ValidationException');
});

test('a reset takes all of an account, nothing of another, and no time', async () => {
  const { simulator, lab, kinesis, cloudWatch } = await simulated();
  const other = clientsOf(simulator.endpoint, '111122223333');
  for (const client of [kinesis, other.kinesis]) {
    await client.createStream({ StreamName: 'orders', ShardCount: 1 });
    await client.putRecord({ StreamName: 'orders', PartitionKey: 'k', Data: Buffer.from('one') });
  }
  await lab.putLimits({ Enforced: false });
  await lab.setClock({ AdvanceSeconds: 60 });
  const { Now } = await lab.getClock({});
  await lab.reset({});
  expect((await kinesis.listStreams({})).StreamNames).toEqual([]);
  expect((await cloudWatch.listMetrics({})).Metrics).toEqual([]);
  expect(await lab.getLimits({})).toMatchObject({ Enforced: true });
  expect((await lab.getClock({})).Now).toEqual(Now);
  expect((await other.kinesis.listStreams({})).StreamNames).toEqual(['orders']);
  expect((await other.cloudWatch.listMetrics({})).Metrics).not.toEqual([]);
});

test('the client fails like the SDK’s clients', async () => {
  const { lab } = await simulated();
  const failure = await lab.setClock({ Speed: 0 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ValidationException);
  expect(failure).toMatchObject({
    name: 'ValidationException',
    $fault: 'client',
    $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  const nobody = createLabClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await expect(nobody.getClock({})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  nobody.destroy();
});
