/** A call of an AWS SDK: its operation as AWS writes it, and its input. */
export interface SdkCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
}

/** Where a program shall call. */
export interface CodePlace {
  region: string;
  /** Absent for AWS itself. */
  endpoint?: string;
  /** Where any key will do, the program brings one along: it does not start without. */
  takesAnyKey?: boolean;
}

/** What stands in for the keys where any will do. */
export const anyKey = 'kinetoscope';

/** The members that are given, in their order. */
export const membersOf = ({ input }: SdkCall): [string, unknown][] =>
  Object.entries(input).filter(([, value]) => value !== undefined);

/** The SDKs take bytes as they are, text forms take base64. */
export const base64Of = (data: Uint8Array): string =>
  btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
