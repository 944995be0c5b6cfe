/** How much time the pictures of a stream show, and in what steps. */
export interface TimeWindow {
  readonly id: string;
  readonly label: string;
  readonly windowMs: number;
  readonly periodMs: number;
}

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** No more than 300 steps each: more than a chart can draw in a second, or an eye can part. */
const all: readonly TimeWindow[] = [
  { id: '1m', label: '1 min', windowMs: minuteMs, periodMs: secondMs },
  { id: '5m', label: '5 min', windowMs: 5 * minuteMs, periodMs: secondMs },
  { id: '1h', label: '1 h', windowMs: hourMs, periodMs: minuteMs },
  { id: '3h', label: '3 h', windowMs: 3 * hourMs, periodMs: minuteMs },
  { id: '24h', label: '24 h', windowMs: 24 * hourMs, periodMs: 5 * minuteMs },
  { id: '15d', label: '15 d', windowMs: 15 * 24 * hourMs, periodMs: 2 * hourMs },
];

/** Kinesis publishes to CloudWatch by the minute; only the simulator has seconds. */
export const timeWindows = (simulated: boolean): readonly TimeWindow[] =>
  simulated ? all : all.filter((window) => window.periodMs >= minuteMs);

/** The window of a link, or the one that a connection starts with. */
export function timeWindow(id: string | null, simulated: boolean): TimeWindow {
  const windows = timeWindows(simulated);
  const chosen = windows.find((window) => window.id === id);
  const usual = windows.find((window) => window.id === (simulated ? '5m' : '3h'));
  const found = chosen ?? usual ?? windows[0];
  if (!found) throw new Error('There are no time windows.');
  return found;
}
