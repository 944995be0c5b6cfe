/**
 * Prices of Kinesis Data Streams in us-east-1, in US dollars, without the Advantage commitment and enhanced fan-out.
 * https://aws.amazon.com/kinesis/data-streams/pricing/
 */
const shardHour = 0.015;
export const millionPutUnits = 0.014;
const streamHour = 0.04;
export const gibibyteIn = 0.08;
export const gibibyteOut = 0.04;

/** A record is billed by started units of 25 KiB (provisioned) or of 1 KiB (on-demand). */
export const putUnitBytes = 25 * 1_024;
export const onDemandUnitBytes = 1_024;

export const hoursPerMonth = 730;
const secondsPerMonth = hoursPerMonth * 3_600;
const gibibyte = 1_024 ** 3;

interface Traffic {
  recordsPerSecond: number;
  /** Of an average record. */
  bytes: number;
  /** How many readers each read everything. */
  consumers: number;
}

/** One line of a bill, a month. */
export interface PriceLine {
  text: string;
  dollars: number;
}

export function provisionedMonth(traffic: Traffic, shards: number): PriceLine[] {
  const units = traffic.recordsPerSecond * Math.ceil(traffic.bytes / putUnitBytes);
  return [
    { text: 'Shards', dollars: shards * shardHour * hoursPerMonth },
    { text: 'Writes', dollars: ((units * secondsPerMonth) / 1e6) * millionPutUnits },
  ];
}

export function onDemandMonth(traffic: Traffic): PriceLine[] {
  const billed = Math.ceil(traffic.bytes / onDemandUnitBytes) * onDemandUnitBytes;
  const gibibytes = (traffic.recordsPerSecond * secondsPerMonth) / gibibyte;
  return [
    { text: 'Stream', dollars: streamHour * hoursPerMonth },
    { text: 'Data in', dollars: gibibytes * billed * gibibyteIn },
    { text: 'Data out', dollars: gibibytes * traffic.bytes * traffic.consumers * gibibyteOut },
  ];
}

/** What open shards of a provisioned stream cost a day, before anything is written. */
export const shardsDay = (shards: number): number => shards * shardHour * 24;

/** What goes through a stream, on average. */
interface Flow {
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly bytesOutPerSecond: number;
}

const daySeconds = 86_400;

const averageBytes = ({ recordsPerSecond, bytesPerSecond }: Flow): number =>
  recordsPerSecond === 0 ? 0 : bytesPerSecond / recordsPerSecond;

/** A day of a provisioned stream: its shards, and what is put. All records are taken to be of average size. */
export function provisionedDay(flow: Flow, shards: number): number {
  const units = Math.ceil(averageBytes(flow) / putUnitBytes) * flow.recordsPerSecond;
  return shardsDay(shards) + ((units * daySeconds) / 1e6) * millionPutUnits;
}

/** A day of an on-demand stream: its hours, what is put and what is read. */
export function onDemandDay(flow: Flow): number {
  const billed = Math.ceil(averageBytes(flow) / onDemandUnitBytes) * onDemandUnitBytes;
  const gibibytesIn = (flow.recordsPerSecond * billed * daySeconds) / gibibyte;
  const gibibytesOut = (flow.bytesOutPerSecond * daySeconds) / gibibyte;
  return streamHour * 24 + gibibytesIn * gibibyteIn + gibibytesOut * gibibyteOut;
}

export const total = (lines: readonly PriceLine[]): number =>
  lines.reduce((sum, { dollars }) => sum + dollars, 0);
