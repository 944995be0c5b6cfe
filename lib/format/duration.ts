import { formatSignificant } from '#lib/format/significant.ts';

const steps = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1_000 },
];

/** At most two units, rounded down: `250` → `250 ms`, `42000` → `42 s`, `3725000` → `1 h 2 min`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms < 1_000) return `${formatSignificant(ms)} ms`;
  const index = steps.findIndex((step) => ms >= step.ms);
  const first = steps[index];
  if (!first) return `${ms} ms`;
  const count = Math.floor(ms / first.ms);
  const second = steps[index + 1];
  const rest = second ? Math.floor((ms - count * first.ms) / second.ms) : 0;
  return second && rest > 0
    ? `${count} ${first.name} ${rest} ${second.name}`
    : `${count} ${first.name}`;
}
