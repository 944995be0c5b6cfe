import { gibibyteOut, hoursPerMonth } from '#lib/prices/kinesis.ts';

/** Of records older than seven days, in us-east-1, in US dollars. https://aws.amazon.com/kinesis/data-streams/pricing/ */
const oldGibibyteProvisioned = 0.021;

const gibibyte = 1_024 ** 3;

/** What a GiB costs that GetRecords reads. Of a provisioned stream only what is older than seven days is paid for. */
export const readGibibyte = (mode: 'PROVISIONED' | 'ON_DEMAND', isOld: boolean): number =>
  mode === 'ON_DEMAND' ? gibibyteOut : isOld ? oldGibibyteProvisioned : 0;

/** What a reader of everything costs a month, of records that have just been put. */
export const readMonth = (mode: 'PROVISIONED' | 'ON_DEMAND', bytesPerSecond: number): number =>
  (bytesPerSecond * hoursPerMonth * 3_600 * readGibibyte(mode, false)) / gibibyte;
