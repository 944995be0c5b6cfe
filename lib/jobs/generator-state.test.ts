import { expect, test } from 'vitest';
import { burstNow, generatorState } from '#lib/jobs/generator-state.ts';

const nowMs = 1_000_000;
const rates = { sentPerSecond: 1, throttledPerSecond: 0, bytesPerSecond: 1, overMs: 1_000 };
const failure = {
  name: 'X',
  message: '',
  retryable: true,
  atMs: nowMs,
  isThrottle: false,
  isOver: false,
};
const running = {
  isWanted: true,
  startedMs: nowMs - 60_000,
  heartbeatMs: nowMs - 800,
  rates,
  lastError: undefined,
};

test.each([
  ['running', {}],
  ['running', { lastError: { ...failure, isThrottle: true } }],
  ['running', { lastError: { ...failure, isOver: true } }],
  ['failing', { lastError: failure }],
  ['starting', { startedMs: nowMs - 500, heartbeatMs: undefined }],
  ['silent', { heartbeatMs: nowMs - 9_000 }],
  ['silent', { startedMs: nowMs - 5_000, heartbeatMs: undefined }],
  ['stopping', { isWanted: false }],
  ['stopped', { isWanted: false, rates: undefined }],
  ['stopped', { isWanted: false, heartbeatMs: nowMs - 9_000 }],
])('%s: %j', (kind, changes) => {
  expect(generatorState({ ...running, ...changes }, nowMs).kind).toBe(kind);
});

test('silence is measured from the last sign of life', () => {
  expect(generatorState({ ...running, heartbeatMs: nowMs - 9_000 }, nowMs)).toEqual({
    kind: 'silent',
    sinceMs: 9_000,
  });
});

test.each([
  [0, 'hot', 45_000],
  [44_000, 'hot', 1_000],
  [45_000, 'calm', 75_000],
  [165_000, 'calm', 75_000],
])('%d ms after the start a burst is %s for %d ms more', (sinceStartMs, phase, leftMs) => {
  const keyShape = {
    kind: 'hot' as const,
    prefix: 'p',
    keys: 2,
    hotKey: 'p1',
    share: 0.9,
    burst: { seconds: 45, everySeconds: 120 },
  };
  expect(burstNow({ keyShape, startedMs: nowMs }, nowMs + sinceStartMs)).toEqual({ phase, leftMs });
});
