import { formatBytes } from '#lib/format/bytes.ts';
import { formatSignificant } from '#lib/format/significant.ts';

/** What is counted by the second. */
type RateUnit = 'bytes' | 'records' | 'reads' | 'requests';

/** `formatRate(980, 'records')` → `980 records/s`, `formatRate(1048576, 'bytes')` → `1 MiB/s`. */
export function formatRate(perSecond: number, unit: RateUnit): string {
  if (unit === 'bytes') return `${formatBytes(perSecond)}/s`;
  return `${formatSignificant(perSecond)} ${unit}/s`;
}
