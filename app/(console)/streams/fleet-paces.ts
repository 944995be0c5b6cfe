import { signMetrics } from './fleet-signs.ts';

interface Paces {
  listMs: number;
  summaryMs: number;
  loadMs: number;
  signsMs: number;
}

const simulatedPaces: Paces = {
  listMs: 5_000,
  summaryMs: 5_000,
  loadMs: 5_000,
  signsMs: 5_000,
};
const realPaces: Paces = {
  listMs: 15_000,
  summaryMs: 60_000,
  loadMs: 60_000,
  signsMs: 60_000,
};

/** From here on the signs of all streams are asked for less often. */
const manyStreams = 100;
const manySignsMs = 300_000;

/** How often to ask. AWS counts calls and bills metrics; the simulator does neither. */
export function fleetPaces(simulated: boolean, streams = 0): Paces {
  if (simulated) return simulatedPaces;
  return streams > manyStreams ? { ...realPaces, signsMs: manySignsMs } : realPaces;
}

/** https://aws.amazon.com/cloudwatch/pricing/ [unsure] of the price of today. */
const dollarsPerMetric = 0.01 / 1_000;

/** What an hour of asking for the signs of all streams costs on AWS, whoever asks. */
export function signsHourDollars(streams: number): number {
  const rounds = 3_600_000 / fleetPaces(false, streams).signsMs;
  return rounds * streams * signMetrics.length * dollarsPerMetric;
}
