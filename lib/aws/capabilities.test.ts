import { expect, test } from 'vitest';
import { streamCan } from '#lib/aws/capabilities.ts';

const simulator = { name: 'Simulator', simulated: true, unlocked: true };
const locked = { name: 'Production', simulated: false, unlocked: false };
const provisioned = {
  StreamStatus: 'ACTIVE',
  StreamModeDetails: { StreamMode: 'PROVISIONED' },
};
const onDemand = { StreamStatus: 'ACTIVE', StreamModeDetails: { StreamMode: 'ON_DEMAND' } };

test.each([
  [simulator, provisioned, undefined],
  [simulator, { StreamStatus: 'ACTIVE' }, undefined],
  [simulator, onDemand, 'The stream is on-demand'],
  [simulator, { ...provisioned, StreamStatus: 'UPDATING' }, 'The stream is UPDATING.'],
  [locked, provisioned, 'Production is a real connection and is read-only.'],
  [locked, onDemand, 'Production is a real connection and is read-only.'],
])('resharding through %o a stream that is %o', (access, stream, reason) => {
  const capability = streamCan.reshard(access, stream);
  expect(capability.can).toBe(reason === undefined);
  if (!capability.can) expect(capability.reason).toContain(reason);
});

test('warm throughput needs an on-demand stream and a committed account', () => {
  expect(streamCan.warm(simulator, onDemand, true)).toEqual({ can: true });
  expect(streamCan.warm(simulator, onDemand, false)).toMatchObject({ can: false });
  expect(streamCan.warm(simulator, provisioned, true)).toMatchObject({ can: false });
});
