/** Of the list of all streams, on both sides: it is several ListStreams in one. */
export const streamsKey = ['kinesis', 'ListStreams', { all: true }] as const;
