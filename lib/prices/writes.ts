import {
  gibibyteIn,
  millionPutUnits,
  onDemandUnitBytes,
  putUnitBytes,
} from '#lib/prices/kinesis.ts';

/** What putting records of these sizes costs beside the stream itself, in US dollars. */
export function writesDollars(
  sizes: { units25KiB: number; units1KiB: number },
  mode: 'PROVISIONED' | 'ON_DEMAND',
): number {
  if (mode === 'PROVISIONED') return (sizes.units25KiB / 1e6) * millionPutUnits;
  return ((sizes.units1KiB * onDemandUnitBytes) / 1_024 ** 3) * gibibyteIn;
}

/** In the units that a record of so many bytes is billed by. */
export const billedUnits = (bytes: number): { units25KiB: number; units1KiB: number } => ({
  units25KiB: Math.ceil(bytes / putUnitBytes),
  units1KiB: Math.ceil(bytes / onDemandUnitBytes),
});
