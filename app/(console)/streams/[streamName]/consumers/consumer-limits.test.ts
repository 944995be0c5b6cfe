import { expect, test } from 'vitest';
import { consumerLimit } from './consumer-limits.ts';

const onDemand = { StreamModeDetails: { StreamMode: 'ON_DEMAND' as const } };
const provisioned = { StreamModeDetails: { StreamMode: 'PROVISIONED' as const } };

test('only on-demand streams of committed accounts may have 50 consumers', () => {
  expect(consumerLimit(onDemand, { Status: 'ENABLED' }).most).toBe(50);
  expect(consumerLimit(onDemand, { Status: 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' }).most).toBe(50);
  expect(consumerLimit(onDemand, { Status: 'DISABLED' }).most).toBe(20);
  expect(consumerLimit(provisioned, { Status: 'ENABLED' }).most).toBe(20);
});

test('where the account says nothing, both numbers are said', () => {
  expect(consumerLimit(onDemand, undefined)).toMatchObject({
    most: 20,
    why: expect.stringMatching(/50/),
  });
});
