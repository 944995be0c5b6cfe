/** Where the AWS CLI shall go. */
export interface CliPlace {
  region: string;
  /** Absent for AWS itself. */
  endpoint?: string;
  /** Where any key will do, the command brings one along: the CLI does not start without. */
  takesAnyKey?: boolean;
}

const keysOf = ({ takesAnyKey = false }: CliPlace): string[] =>
  takesAnyKey ? ['export AWS_ACCESS_KEY_ID=kinetoscope AWS_SECRET_ACCESS_KEY=kinetoscope'] : [];

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
    ...keysOf(place),
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
    ...keysOf(place),
    `aws kinesis put-record ${placeOf(place)} \\`,
    `  --stream-name ${quoted(record.streamName)} --partition-key ${quoted(record.partitionKey)} \\`,
    `  --data ${quoted(record.dataBase64)}`,
  ].join('\n');
}

/** Puts text as it stands. Version 2 of the CLI. */
export function putTextCommand(
  place: CliPlace,
  record: { streamName: string; partitionKey: string; text: string },
): string {
  return [
    ...keysOf(place),
    `aws kinesis put-record ${placeOf(place)} \\`,
    `  --stream-name ${quoted(record.streamName)} --partition-key ${quoted(record.partitionKey)} \\`,
    `  --cli-binary-format raw-in-base64-out --data ${quoted(record.text)}`,
  ].join('\n');
}
