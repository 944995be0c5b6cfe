import type { PriceLine } from '#lib/prices/kinesis.ts';
import { billedUnits, writesDollars } from '#lib/prices/writes.ts';

/** What so many records of one size cost to put, beside the stream itself. */
export function recordsPut(
  records: number,
  bytes: number,
  mode: 'PROVISIONED' | 'ON_DEMAND',
): PriceLine {
  const { units25KiB, units1KiB } = billedUnits(bytes);
  return {
    text: mode === 'PROVISIONED' ? 'PUT payload units' : 'Data in',
    dollars: writesDollars(
      { units25KiB: units25KiB * records, units1KiB: units1KiB * records },
      mode,
    ),
  };
}
