/**
 * Counts since the start, all of records as the generator makes them but `puts` and `bytes`.
 * `generated` = `sent` + `failed` + what waits or is under way.
 */
export interface Tally {
  /** Records made. */
  generated: number;
  /** Records acknowledged, each counted once. */
  sent: number;
  /** Refusals received, each of one record at one attempt. */
  throttled: number;
  /** Re-submissions, each of one record. */
  retried: number;
  /** Records given up. */
  failed: number;
  /** Those of the failed that waited for longer than their life. */
  expired: number;
  /** Acknowledgements of records that had been acknowledged: the stream holds them once more. */
  duplicated: number;
  /** Acknowledged only after an attempt without an answer: the stream may hold them twice. */
  maybeDuplicated: number;
  /** Lines of files that made no record, because they do not have the form they are to be converted from. */
  leftOut: number;
  /** Kinesis records acknowledged: an aggregate is one. */
  puts: number;
  /** Bytes acknowledged, data and partition keys. */
  bytes: number;
}

export const emptyTally = (): Tally => ({
  generated: 0,
  sent: 0,
  throttled: 0,
  retried: 0,
  failed: 0,
  expired: 0,
  duplicated: 0,
  maybeDuplicated: 0,
  leftOut: 0,
  puts: 0,
  bytes: 0,
});

const tallyFields = Object.keys(emptyTally()) as readonly (keyof Tally)[];

/** Makes one of a value for each count. */
export const mapTally = <Value>(make: (field: keyof Tally) => Value): Record<keyof Tally, Value> =>
  Object.fromEntries(tallyFields.map((field) => [field, make(field)])) as Record<
    keyof Tally,
    Value
  >;
