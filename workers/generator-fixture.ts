import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import { seededRandom } from '#lib/jobs/seeded-random.ts';
import { plainSending } from '#lib/jobs/sending.ts';
import { Generator, type GeneratorOptions, type PutRecords } from '#workers/generator.ts';

export const plan: GeneratorPlan = {
  streamName: 'clicks',
  template: '{"n":{{n}},"key":"{{key}}"}',
  recordsPerSecond: 1_000,
  keyShape: { kind: 'uniform', prefix: 'user-', keys: 10 },
  traffic: { kind: 'constant' },
  sending: plainSending,
  tail: null,
};

/** All that was started has been answered. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A generator whose time is the test's. */
export function arrange(
  put: PutRecords,
  changes: Partial<GeneratorPlan> = {},
  options: Partial<GeneratorOptions> = {},
) {
  const time = { nowMs: 1_000_000 };
  const generator = new Generator({
    plan: { ...plan, ...changes },
    startedMs: time.nowMs,
    put,
    nowMs: () => time.nowMs,
    random: seededRandom(3),
    ...options,
  });
  const run = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      time.nowMs += 50;
      generator.tick();
      await settled();
    }
  };
  return { generator, run, time };
}

type Call = Parameters<PutRecords>[0];

/** Takes `perSecond` records a second of the test's time, and refuses the rest. */
export function limitedStream(perSecond: number, time: () => number) {
  const calls: Call[] = [];
  const stored: string[] = [];
  let allowance = perSecond;
  let lastMs = time();
  const put: PutRecords = async (call) => {
    calls.push(call);
    allowance = Math.min(perSecond, allowance + ((time() - lastMs) * perSecond) / 1_000);
    lastMs = time();
    const records = call.Records.map(({ Data }, index) => {
      allowance -= 1;
      if (allowance >= 0) stored.push(new TextDecoder().decode(Data));
      if (allowance >= 0)
        return { ShardId: 'shardId-000000000000', SequenceNumber: String(index + 1) };
      allowance += 1;
      return {
        ErrorCode: 'ProvisionedThroughputExceededException',
        ErrorMessage:
          'Rate exceeded for shard shardId-000000000000 in stream clicks under account 000000000000.',
      };
    });
    return { FailedRecordCount: 0, Records: records };
  };
  return { calls, put, stored: () => stored };
}

export const recordsIn = (calls: Call[]) =>
  calls.flatMap(({ Records }) => Records.map(({ Data }) => new TextDecoder().decode(Data)));
