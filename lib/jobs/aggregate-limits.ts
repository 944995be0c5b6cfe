/** AggregationMaxSize of the KPL. A record that is larger alone is sent alone. */
export const aggregateMaxBytes = 51_200;
/** RecordMaxBufferedTime of the KPL. */
export const aggregateMaxMs = 100;
