import type { CodePlace } from '#components/code/sdk-call.ts';
import { shellQuoted } from '#components/code/shell-quoted.ts';

const keysOf = ({ takesAnyKey = false }: CodePlace): string[] =>
  takesAnyKey ? ['export AWS_ACCESS_KEY_ID=kinetoscope AWS_SECRET_ACCESS_KEY=kinetoscope'] : [];

const placeOf = ({ region, endpoint }: CodePlace): string =>
  `--region ${shellQuoted(region)}${endpoint === undefined ? '' : ` --endpoint-url ${shellQuoted(endpoint)}`}`;

/** Gets one record, by its shard and sequence number. */
export function getRecordCommand(
  place: CodePlace,
  record: { streamName: string; shardId: string; sequenceNumber: string },
): string {
  return [
    ...keysOf(place),
    `aws kinesis get-records ${placeOf(place)} --limit 1 --shard-iterator "$(`,
    `  aws kinesis get-shard-iterator ${placeOf(place)} --query ShardIterator --output text \\`,
    `    --stream-name ${shellQuoted(record.streamName)} --shard-id ${shellQuoted(record.shardId)} \\`,
    `    --shard-iterator-type AT_SEQUENCE_NUMBER --starting-sequence-number ${shellQuoted(record.sequenceNumber)}`,
    ')"',
  ].join('\n');
}

/** Puts the same data with the same key once more. `dataBase64` is what version 2 of the CLI takes for bytes. */
export function putRecordCommand(
  place: CodePlace,
  record: { streamName: string; partitionKey: string; dataBase64: string },
): string {
  return [
    ...keysOf(place),
    `aws kinesis put-record ${placeOf(place)} \\`,
    `  --stream-name ${shellQuoted(record.streamName)} --partition-key ${shellQuoted(record.partitionKey)} \\`,
    `  --data ${shellQuoted(record.dataBase64)}`,
  ].join('\n');
}

/** Puts text as it stands. Version 2 of the CLI. */
export function putTextCommand(
  place: CodePlace,
  record: { streamName: string; partitionKey: string; text: string },
): string {
  return [
    ...keysOf(place),
    `aws kinesis put-record ${placeOf(place)} \\`,
    `  --stream-name ${shellQuoted(record.streamName)} --partition-key ${shellQuoted(record.partitionKey)} \\`,
    `  --cli-binary-format raw-in-base64-out --data ${shellQuoted(record.text)}`,
  ].join('\n');
}
