/** How one protocol writes the values that have no form of their own in it. */
export interface ScalarReaders {
  readonly blob: (value: unknown) => Uint8Array;
  readonly timestamp: (value: unknown) => Date;
}

export interface ScalarWriters {
  readonly blob: (value: Uint8Array) => unknown;
  readonly timestamp: (value: Date) => unknown;
  readonly number: (value: number) => unknown;
}
