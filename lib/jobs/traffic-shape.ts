import { z } from 'zod';

const rate = z.number().min(0).max(20_000);
const seconds = z.number().int().min(1).max(86_400);

/** How the rate of a generator changes with the time since its start. Rates are records/s; `recordsPerSecond` is the plan's own. */
export const trafficShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant') }),
  /** A sine from `lowest`, where it starts, to the plan's rate and back. */
  z.object({ kind: z.literal('wave'), lowest: rate, periodSeconds: seconds }),
  /** The plan's rate, and once the peak. */
  z.object({ kind: z.literal('spike'), peak: rate, afterSeconds: seconds, forSeconds: seconds }),
  /** Evenly from the plan's rate to another, which then stays. */
  z.object({ kind: z.literal('ramp'), to: rate, overSeconds: seconds }),
  /** The peak at the start of each cycle, else the plan's rate. */
  z
    .object({
      kind: z.literal('bursts'),
      peak: rate,
      forSeconds: seconds,
      everySeconds: seconds,
    })
    .refine((shape) => shape.forSeconds < shape.everySeconds, { path: ['forSeconds'] }),
  /** What a stream took once, step by step, and then from the beginning again; the plan's rate is its highest step. */
  z.object({
    kind: z.literal('recorded'),
    streamName: z.string().min(1).max(128),
    /** When the first step began, milliseconds since 1970. */
    fromMs: z.number(),
    stepSeconds: seconds,
    rates: z.array(z.number().min(0)).min(1).max(3_600),
  }),
]);

export type TrafficShape = z.infer<typeof trafficShapeSchema>;

/** A shape with its plan's rate. */
export interface Traffic {
  shape: TrafficShape;
  recordsPerSecond: number;
}

/** A time with one slope; the last one of a shape that never ends is infinite. */
interface Piece {
  forMs: number;
  from: number;
  to: number;
}

const level = (forMs: number, height: number): Piece => ({ forMs, from: height, to: height });

/** The pieces of a shape and whether they begin again when they are over. A wave is no such thing. */
function piecesOf({ shape, recordsPerSecond: base }: Traffic): Piece[] {
  switch (shape.kind) {
    case 'spike':
      return [
        level(shape.afterSeconds * 1_000, base),
        level(shape.forSeconds * 1_000, shape.peak),
        level(Number.POSITIVE_INFINITY, base),
      ];
    case 'ramp':
      return [
        { forMs: shape.overSeconds * 1_000, from: base, to: shape.to },
        level(Number.POSITIVE_INFINITY, shape.to),
      ];
    case 'bursts':
      return [
        level(shape.forSeconds * 1_000, shape.peak),
        level((shape.everySeconds - shape.forSeconds) * 1_000, base),
      ];
    case 'recorded': {
      const highest = Math.max(...shape.rates);
      const scale = highest > 0 ? base / highest : 0;
      return shape.rates.map((height) => level(shape.stepSeconds * 1_000, height * scale));
    }
    default:
      return [level(Number.POSITIVE_INFINITY, base)];
  }
}

/** Records/s at a time since the start. */
export function rateAt(traffic: Traffic, sinceStartMs: number): number {
  const { shape, recordsPerSecond: base } = traffic;
  const atMs = Math.max(0, sinceStartMs);
  if (shape.kind === 'wave') {
    const angle = (2 * Math.PI * atMs) / (shape.periodSeconds * 1_000);
    return (base + shape.lowest) / 2 - ((base - shape.lowest) / 2) * Math.cos(angle);
  }
  const pieces = piecesOf(traffic);
  let leftMs = atMs % pieces.reduce((sum, { forMs }) => sum + forMs, 0);
  for (const { forMs, from, to } of pieces) {
    if (leftMs < forMs) return from + (Number.isFinite(forMs) ? (to - from) * (leftMs / forMs) : 0);
    leftMs -= forMs;
  }
  return pieces.at(-1)?.to ?? base;
}

/** Records that the shape promises by a time since the start: the integral of its rate. */
export function recordsBy(traffic: Traffic, sinceStartMs: number): number {
  const atMs = Math.max(0, sinceStartMs);
  const { shape, recordsPerSecond: base } = traffic;
  if (shape.kind === 'wave') {
    const turn = (2 * Math.PI) / (shape.periodSeconds * 1_000);
    const mean = (base + shape.lowest) / 2;
    return (mean * atMs - ((base - shape.lowest) / 2 / turn) * Math.sin(turn * atMs)) / 1_000;
  }
  const pieces = piecesOf(traffic);
  const cycleMs = pieces.reduce((sum, { forMs }) => sum + forMs, 0);
  if (!Number.isFinite(cycleMs)) return inPieces(pieces, atMs);
  return Math.floor(atMs / cycleMs) * inPieces(pieces, cycleMs) + inPieces(pieces, atMs % cycleMs);
}

function inPieces(pieces: readonly Piece[], untilMs: number): number {
  let leftMs = untilMs;
  let records = 0;
  for (const { forMs, from, to } of pieces) {
    const partMs = Math.min(leftMs, forMs);
    const end = Number.isFinite(forMs) ? from + (to - from) * (partMs / forMs) : from;
    records += (((from + end) / 2) * partMs) / 1_000;
    leftMs -= partMs;
  }
  return records;
}

/** The highest rate that comes: what a stream must take. */
export function peakRate({ shape, recordsPerSecond }: Traffic): number {
  if (shape.kind === 'spike' || shape.kind === 'bursts')
    return Math.max(shape.peak, recordsPerSecond);
  if (shape.kind === 'ramp') return Math.max(shape.to, recordsPerSecond);
  if (shape.kind === 'wave') return Math.max(shape.lowest, recordsPerSecond);
  return recordsPerSecond;
}

/** How much time shows all that a shape does. */
export function shapeSeconds(shape: TrafficShape): number {
  if (shape.kind === 'wave') return shape.periodSeconds * 2;
  if (shape.kind === 'spike') return shape.afterSeconds * 2 + shape.forSeconds;
  if (shape.kind === 'ramp') return Math.ceil(shape.overSeconds * 1.25);
  if (shape.kind === 'bursts') return shape.everySeconds * 3;
  if (shape.kind === 'recorded') return shape.stepSeconds * shape.rates.length;
  return 60;
}

const say = (value: number) => value.toLocaleString('en-US');

/** `a wave from 20 records/s, 60 s long`; nothing to say of a constant rate. */
export function trafficInWords({ shape, recordsPerSecond }: Traffic): string {
  const base = say(recordsPerSecond);
  switch (shape.kind) {
    case 'wave':
      return `a wave between ${say(shape.lowest)} and ${base} records/s, ${say(shape.periodSeconds)} s long`;
    case 'spike':
      return `${base} records/s, and once ${say(shape.peak)} after ${say(shape.afterSeconds)} s, for ${say(shape.forSeconds)} s`;
    case 'ramp':
      return `from ${base} to ${say(shape.to)} records/s over ${say(shape.overSeconds)} s, and then on`;
    case 'bursts':
      return `${say(shape.peak)} records/s for ${say(shape.forSeconds)} s of each ${say(shape.everySeconds)} s, else ${base}`;
    case 'recorded':
      return `as ${shape.streamName} took it over ${say(shape.rates.length)} steps of ${say(shape.stepSeconds)} s, at most ${base} records/s`;
    default:
      return `${base} records/s all the time`;
  }
}
