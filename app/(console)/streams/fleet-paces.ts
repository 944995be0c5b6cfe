import { signMetrics } from './fleet-signs.ts';
import { pollingHour } from '#lib/prices/metric-requests.ts';

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

/** What an hour of asking for the signs of all streams costs on AWS, whoever asks. */
export const signsHourDollars = (streams: number): number =>
  pollingHour(streams * signMetrics.length, fleetPaces(false, streams).signsMs);
