import { numberIn } from './field-values.ts';
import type { TrafficShape } from '#lib/jobs/traffic-shape.ts';

export type Recording = Extract<TrafficShape, { kind: 'recorded' }>;

/** The fields of a traffic shape, as they are typed. */
export interface TrafficInput {
  traffic: TrafficShape['kind'];
  lowest: string;
  periodSeconds: string;
  peak: string;
  afterSeconds: string;
  peakSeconds: string;
  everySeconds: string;
  rampTo: string;
  overSeconds: string;
  /** What was measured, once it was taken. */
  recording?: Recording | undefined;
}

export const emptyTraffic: TrafficInput = {
  traffic: 'constant',
  lowest: '10',
  periodSeconds: '120',
  peak: '1000',
  afterSeconds: '60',
  peakSeconds: '15',
  everySeconds: '60',
  rampTo: '1000',
  overSeconds: '300',
};

const rates = 'Enter 0 to 20,000 records a second.';
const times = 'Enter 1 to 86,400 whole seconds.';

/** By the path in the shape: the field, and what is wrong with it. */
export const trafficComplaints: Readonly<Record<string, [keyof TrafficInput, string]>> = {
  '': ['traffic', 'Take the rates of a stream first.'],
  lowest: ['lowest', rates],
  peak: ['peak', rates],
  to: ['rampTo', rates],
  periodSeconds: ['periodSeconds', times],
  afterSeconds: ['afterSeconds', times],
  forSeconds: ['peakSeconds', 'Enter whole seconds, fewer than from one start to the next.'],
  everySeconds: ['everySeconds', times],
  overSeconds: ['overSeconds', times],
};

/** The shape that the fields say, right or wrong. */
export function trafficOf(input: TrafficInput): unknown {
  const kind = input.traffic;
  const peak = numberIn(input.peak);
  const forSeconds = numberIn(input.peakSeconds);
  switch (kind) {
    case 'wave':
      return {
        kind,
        lowest: numberIn(input.lowest),
        periodSeconds: numberIn(input.periodSeconds),
      };
    case 'spike':
      return { kind, peak, afterSeconds: numberIn(input.afterSeconds), forSeconds };
    case 'ramp':
      return { kind, to: numberIn(input.rampTo), overSeconds: numberIn(input.overSeconds) };
    case 'bursts':
      return { kind, peak, forSeconds, everySeconds: numberIn(input.everySeconds) };
    case 'recorded':
      return input.recording;
    default:
      return { kind };
  }
}

/** The fields of a shape that exists. */
export function trafficInputOf(shape: TrafficShape): TrafficInput {
  const input: TrafficInput = { ...emptyTraffic, traffic: shape.kind };
  switch (shape.kind) {
    case 'wave':
      return {
        ...input,
        lowest: String(shape.lowest),
        periodSeconds: String(shape.periodSeconds),
      };
    case 'spike':
      return {
        ...input,
        peak: String(shape.peak),
        afterSeconds: String(shape.afterSeconds),
        peakSeconds: String(shape.forSeconds),
      };
    case 'ramp':
      return { ...input, rampTo: String(shape.to), overSeconds: String(shape.overSeconds) };
    case 'bursts':
      return {
        ...input,
        peak: String(shape.peak),
        peakSeconds: String(shape.forSeconds),
        everySeconds: String(shape.everySeconds),
      };
    case 'recorded':
      return { ...input, recording: shape };
    default:
      return input;
  }
}
