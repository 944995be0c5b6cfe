/** Where the AWS CLI shall go. */
export interface CliPlace {
  region: string;
  /** Absent for AWS itself. */
  endpoint?: string;
}

/** Between single quotes a shell leaves everything as it is. */
const quoted = (text: string): string =>
  /^[\w.:/@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const placeOf = ({ region, endpoint }: CliPlace): string =>
  `--region ${quoted(region)}${endpoint === undefined ? '' : ` --endpoint-url ${quoted(endpoint)}`}`;

/** Gets one record, by its shard and sequence number. */
export function getRecordCommand(
  place: CliPlace,
  record: { streamName: string; shardId: string; sequenceNumber: string },
): string {
  return [
    `aws kinesis get-records ${placeOf(place)} --limit 1 --shard-iterator "$(`,
    `  aws kinesis get-shard-iterator ${placeOf(place)} --query ShardIterator --output text \\`,
    `    --stream-name ${quoted(record.streamName)} --shard-id ${quoted(record.shardId)} \\`,
    `    --shard-iterator-type AT_SEQUENCE_NUMBER --starting-sequence-number ${quoted(record.sequenceNumber)}`,
    ')"',
  ].join('\n');
}

/** Puts the same data with the same key once more. `dataBase64` is what version 2 of the CLI takes for bytes. */
export function putRecordCommand(
  place: CliPlace,
  record: { streamName: string; partitionKey: string; dataBase64: string },
): string {
  return [
    `aws kinesis put-record ${placeOf(place)} \\`,
    `  --stream-name ${quoted(record.streamName)} --partition-key ${quoted(record.partitionKey)} \\`,
    `  --data ${quoted(record.dataBase64)}`,
  ].join('\n');
}
