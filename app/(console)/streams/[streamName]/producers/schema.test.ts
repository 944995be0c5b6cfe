import { describe, expect, test } from 'vitest';
import { emptyGenerator, generatorSchema, inputOf } from './schema.ts';
import { fieldErrors } from '#lib/field-errors.ts';

const input = { ...emptyGenerator, name: 'Views', template: '{"n":{{n}}}' };
const errors = (changes: Partial<typeof input>) =>
  fieldErrors(generatorSchema, { ...input, ...changes });

describe('a generator’s form', () => {
  test('becomes a plan', () => {
    expect(generatorSchema.parse({ ...input, kind: 'hot', sharePercent: '70' })).toEqual({
      name: 'Views',
      description: '',
      plan: {
        template: '{"n":{{n}}}',
        recordsPerSecond: 100,
        keyShape: {
          kind: 'hot',
          prefix: 'user-',
          keys: 1_000,
          hotKey: 'user-7',
          share: 0.7,
          burst: { seconds: 60, everySeconds: 180 },
        },
        traffic: { kind: 'constant' },
        sending: { aggregates: false, encrypts: false, retry: 'failed' },
        tail: null,
      },
    });
  });

  test('does not mind what is wrong in fields of another shape', () => {
    expect(errors({ kind: 'uniform', exponent: 'x', hotKey: '', sharePercent: '900' })).toEqual({});
    expect(errors({ kind: 'hot', isAtTimes: false, burstSeconds: 'x' })).toEqual({});
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ template: '{{nope}}' }, 'template'],
    [{ template: '' }, 'template'],
    [{ recordsPerSecond: '' }, 'recordsPerSecond'],
    [{ recordsPerSecond: '20001' }, 'recordsPerSecond'],
    [{ keys: '0' }, 'keys'],
    [{ keys: '1.5' }, 'keys'],
    [{ prefix: '' }, 'prefix'],
    [{ kind: 'skewed', exponent: '9' }, 'exponent'],
    [{ kind: 'hot', hotKey: '' }, 'hotKey'],
    [{ kind: 'hot', sharePercent: '101' }, 'sharePercent'],
    [{ kind: 'hot', burstSeconds: '180' }, 'burstSeconds'],
    [{ kind: 'hot', burstEverySeconds: '' }, 'burstEverySeconds'],
    [{ traffic: 'wave', lowest: '-1' }, 'lowest'],
    [{ traffic: 'spike', peak: '' }, 'peak'],
    [{ traffic: 'bursts', peakSeconds: '60', everySeconds: '60' }, 'peakSeconds'],
    [{ traffic: 'ramp', overSeconds: '0' }, 'overSeconds'],
    [{ traffic: 'recorded' }, 'traffic'],
    [{ source: 'tail', filePattern: '' }, 'filePattern'],
    [{ source: 'tail', multiLineStartPattern: '(' }, 'multiLineStartPattern'],
    [{ source: 'tail', maxBufferAgeMillis: '999' }, 'maxBufferAgeMillis'],
    [{ source: 'tail', maxBufferSizeRecords: '501' }, 'maxBufferSizeRecords'],
    [{ source: 'tail', processing: 'CSVTOJSON' }, 'fieldNames'],
  ] satisfies [Partial<typeof input>, string][])('%j is wrong at its field', (changes, field) => {
    expect(Object.keys(errors(changes))).toContain(field);
  });
});

test.each([
  ...(['uniform', 'skewed', 'hot', 'entities', 'random'] as const).map((kind) => ({ kind })),
  ...(['wave', 'spike', 'ramp', 'bursts'] as const).map((traffic) => ({ traffic })),
  {
    traffic: 'recorded' as const,
    recording: {
      kind: 'recorded' as const,
      streamName: 'clicks',
      fromMs: 0,
      stepSeconds: 60,
      rates: [1, 2],
    },
  },
  { aggregates: true, encrypts: true, retry: 'kpl' as const },
  { source: 'tail' as const, multiLineStartPattern: '^a' },
  { source: 'tail' as const, processing: 'CSVTOJSON' as const, fieldNames: 'a, b' },
  { source: 'tail' as const, processing: 'LOGTOJSON' as const, matchPattern: '(.*)' },
])('a plan becomes its form again: %j', (changes) => {
  const { plan, ...names } = generatorSchema.parse({ ...input, sharePercent: '12.5', ...changes });
  expect(generatorSchema.parse(inputOf({ ...names, ...plan }))).toEqual({ ...names, plan });
});
