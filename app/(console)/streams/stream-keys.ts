/** Of the list of all streams, on both sides: it is several ListStreams in one. */
export const streamsKey = ['kinesis', 'ListStreams', { all: true }] as const;

/** Of the coarse look at all streams, on both sides. */
export const signsKey = ['cloudwatch', 'GetMetricData', { signs: true }] as const;
