import { z } from 'zod';

const mostKeys = 10_000;

const keys = z.int().min(1).max(mostKeys);
const prefix = z.string().min(1).max(100);

/** At times: hot for the first `seconds` of each `everySeconds`, counted from the start of the generator. */
const burst = z
  .object({ seconds: z.int().min(1).max(86_400), everySeconds: z.int().min(2).max(86_400) })
  .refine((value) => value.seconds < value.everySeconds, {
    path: ['seconds'],
    error: 'The hot time must be shorter than the time from one to the next.',
  });

/** How records are spread over partition keys. The keys are `prefix` and a number from 1 to `keys`. */
export const keyShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uniform'), prefix, keys }),
  z.object({ kind: z.literal('skewed'), prefix, keys, exponent: z.number().min(0.1).max(4) }),
  z.object({
    kind: z.literal('hot'),
    prefix,
    keys,
    hotKey: z.string().min(1).max(256),
    share: z.number().min(0.01).max(1),
    burst: burst.optional(),
  }),
  /** Each key in turn, so that the records of one can be counted: `{{seq}}`. */
  z.object({ kind: z.literal('entities'), prefix, keys }),
  /** A key of its own for each record. */
  z.object({ kind: z.literal('random') }),
]);

export type KeyShape = z.infer<typeof keyShapeSchema>;

/** A shape with a burst is uniform while it is calm. All others are always `hot`: that is all they do. */
export type KeyPhase = 'calm' | 'hot';

export interface KeyShare {
  key: string;
  /** Of all records; the shares of a shape add up to 1. */
  share: number;
}

export function phaseAt(shape: KeyShape, sinceStartMs: number): KeyPhase {
  if (shape.kind !== 'hot' || !shape.burst) return 'hot';
  const inCycleMs = Math.max(0, sinceStartMs) % (shape.burst.everySeconds * 1_000);
  return inCycleMs < shape.burst.seconds * 1_000 ? 'hot' : 'calm';
}

/** Which share of the records carries which key. None where no key comes twice. */
export function keyShares(shape: KeyShape, phase: KeyPhase): KeyShare[] {
  if (shape.kind === 'random') return [];
  const weights = Array.from({ length: shape.keys }, (_, index) => weightOf(shape, index));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const hotShare = shape.kind === 'hot' && phase === 'hot' ? shape.share : 0;
  const shares = weights.map((weight, index) => ({
    key: `${shape.prefix}${index + 1}`,
    share: (weight / total) * (1 - hotShare),
  }));
  return shape.kind === 'hot' && hotShare > 0
    ? addTo(shares, { key: shape.hotKey, share: hotShare })
    : shares;
}

/** Zipf's law: the n-th key is asked for 1/n^exponent as often as the first. */
const weightOf = (shape: KeyShape, index: number): number =>
  shape.kind === 'skewed' ? 1 / (index + 1) ** shape.exponent : 1;

function addTo(shares: KeyShare[], hot: KeyShare): KeyShare[] {
  const same = shares.find(({ key }) => key === hot.key);
  if (!same) return [hot, ...shares];
  same.share += hot.share;
  return [same, ...shares.filter((share) => share !== same)];
}

/** The key of a record, which is the `number`th of its run, from 1. */
export type KeyPicker = (sinceStartMs: number, number: number) => string;

/** Draws partition keys in the shares of the shape. `random` gives floats from 0 up to, not including, 1. */
export function createKeyPicker(shape: KeyShape, random: () => number): KeyPicker {
  if (shape.kind === 'random') return () => randomUuid(random);
  if (shape.kind === 'entities')
    return (_, number) => `${shape.prefix}${((number - 1) % shape.keys) + 1}`;
  const draw = { calm: drawFrom(shape, 'calm'), hot: drawFrom(shape, 'hot') };
  return (sinceStartMs) => draw[phaseAt(shape, sinceStartMs)](random());
}

/** Which of its key's records the `number`th of a run is, from 1; 1 too where keys do not take turns. */
export const turnOf = (shape: KeyShape, number: number): number =>
  shape.kind === 'entities' ? Math.floor((number - 1) / shape.keys) + 1 : 1;

/** A version 4 UUID of the given chance, so that a seed gives the same keys again. */
function randomUuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = (8 + Math.floor(random() * 4)).toString(16);
  const text = digits.join('');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => text.slice(from, to))
    .join('-');
}

function drawFrom(shape: KeyShape, phase: KeyPhase): (chance: number) => string {
  const shares = keyShares(shape, phase);
  const upTo = new Float64Array(shares.length);
  let sum = 0;
  shares.forEach(({ share }, index) => {
    sum += share;
    upTo[index] = sum;
  });
  return (chance) => {
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((upTo[middle] ?? 1) <= chance) low = middle + 1;
      else high = middle;
    }
    return shares[low]?.key ?? '';
  };
}

const shareInWords = (share: number) => `${Math.round(share * 100)} %`;

/** `1,000 keys alike`, `70 % on user-7, for 60 s of each 180 s`. */
export function keyShapeInWords(shape: KeyShape): string {
  if (shape.kind === 'random') return 'another for each record, a random UUID';
  const count = `${shape.keys.toLocaleString('en-US')} ${shape.keys === 1 ? 'key' : 'keys'}`;
  if (shape.kind === 'uniform') return `${count}, each as often as the others`;
  if (shape.kind === 'entities') return `${count}, each in turn`;
  if (shape.kind === 'skewed') return `${count}, skewed with exponent ${shape.exponent}`;
  const when = shape.burst
    ? ` for ${shape.burst.seconds} s of each ${shape.burst.everySeconds} s`
    : '';
  return `${shareInWords(shape.share)} on ${shape.hotKey}${when}, the rest over ${count}`;
}
