import { numberIn } from './field-values.ts';
import type { KeyShape } from '#lib/jobs/key-shape.ts';

/** The fields of a key shape, as they are typed. */
export interface KeyInput {
  kind: KeyShape['kind'];
  prefix: string;
  keys: string;
  exponent: string;
  hotKey: string;
  sharePercent: string;
  isAtTimes: boolean;
  burstSeconds: string;
  burstEverySeconds: string;
}

export const emptyKeys: KeyInput = {
  kind: 'uniform',
  prefix: 'user-',
  keys: '1000',
  exponent: '1',
  hotKey: 'user-7',
  sharePercent: '80',
  isAtTimes: true,
  burstSeconds: '60',
  burstEverySeconds: '180',
};

/** By the path in the shape: the field, and what is wrong with it. */
export const keyComplaints: Readonly<Record<string, [keyof KeyInput, string]>> = {
  prefix: ['prefix', 'Enter what keys begin with, such as user-.'],
  keys: ['keys', 'Enter 1 to 10,000 keys.'],
  exponent: ['exponent', 'Enter 0.1 to 4.'],
  hotKey: ['hotKey', 'Enter a key of 1 to 256 characters.'],
  share: ['sharePercent', 'Enter 1 to 100.'],
  'burst.seconds': ['burstSeconds', 'Enter whole seconds, fewer than from one start to the next.'],
  'burst.everySeconds': ['burstEverySeconds', 'Enter 2 to 86,400 whole seconds.'],
};

/** The shape that the fields say, right or wrong. */
export function shapeOf(input: KeyInput): unknown {
  const { kind, prefix, hotKey } = input;
  const keys = numberIn(input.keys);
  if (kind === 'random') return { kind };
  if (kind === 'uniform' || kind === 'entities') return { kind, prefix, keys };
  if (kind === 'skewed') return { kind, prefix, keys, exponent: numberIn(input.exponent) };
  const burst = {
    seconds: numberIn(input.burstSeconds),
    everySeconds: numberIn(input.burstEverySeconds),
  };
  const share = numberIn(input.sharePercent) / 100;
  return { kind, prefix, keys, hotKey, share, ...(input.isAtTimes && { burst }) };
}

/** The fields of a shape that exists. */
export function keyInputOf(shape: KeyShape): KeyInput {
  if (shape.kind === 'random') return { ...emptyKeys, kind: shape.kind };
  const { kind, prefix, keys } = shape;
  const input: KeyInput = { ...emptyKeys, kind, prefix, keys: String(keys) };
  if (shape.kind === 'skewed') return { ...input, exponent: String(shape.exponent) };
  if (shape.kind !== 'hot') return input;
  const { hotKey, share, burst } = shape;
  return {
    ...input,
    hotKey,
    sharePercent: String(Math.round(share * 1_000) / 10),
    isAtTimes: burst !== undefined,
    ...(burst && {
      burstSeconds: String(burst.seconds),
      burstEverySeconds: String(burst.everySeconds),
    }),
  };
}
