import { javascriptImport, pythonImport, toNdjson } from './import-program.ts';
import { javascriptExport, javascriptReplay, type ProgramTarget } from './transfer-program.ts';
import { pythonReader, readNotes, shellReader } from '../read-program.ts';
import type { CodeSheet, CodeTab } from '#components/code/code-sheet.ts';
import { pythonClient } from '#components/code/python-code.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';
import { shellQuoted } from '#components/code/shell-quoted.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';
import type { FileFormat, TransferPlan } from '#lib/transfer/transfer-plan.ts';

const nothingLasts =
  'describes what lasts. Carrying records is something that is done, so it has none.';
const resourceTabs: readonly CodeTab[] = [
  { id: 'terraform', label: 'Terraform', note: `Terraform ${nothingLasts}` },
  { id: 'cloudformation', label: 'CloudFormation', note: `CloudFormation ${nothingLasts}` },
];

const noted = (notes: readonly string[]) => (notes.length > 0 ? { note: notes.join(' ') } : {});

/** What programs do otherwise than the console with the same query. */
const queryNotes = (query: RecordQuery): string[] => [
  ...readNotes(query),
  ...(query.unfold ? ['KPL aggregates stay as they are: aws-kinesis-agg takes them apart.'] : []),
  ...(['auto', 'json', 'text'].includes(query.decode.as)
    ? []
    : [`Data are taken for text, not for ${query.decode.as}.`]),
  ...(query.only ? ['It reads the whole range to find the selected records.'] : []),
];

const isFiltered = ({ search, filter, only }: RecordQuery): boolean =>
  search !== '' || filter !== '' || only !== undefined;

/** A replay or an import as programs that do the like. */
export function transferSheet(
  plan: TransferPlan,
  target: ProgramTarget,
  place: CodePlace,
): CodeSheet {
  const { source } = plan;
  if (source.kind === 'file') return importSheet(plan, target, place);
  const { query } = source;
  const notes = [
    ...queryNotes(query),
    ...(plan.keepsOrder ? ['What is refused is sent again after later records of its key.'] : []),
    ...(plan.pace.kind === 'original' ? ['The pace is kept from page to page of each shard.'] : []),
    'It keeps no checkpoint: started again it begins from the beginning.',
  ];
  const each = ` \\
    --query 'Records[].[PartitionKey,Data]' --output text |
    while IFS="$(printf '\\t')" read -r key data; do
      [ -z "$data" ] || aws kinesis put-record ${placeOptions(place)} \\
        --stream-name ${shellQuoted(target.streamName)} --partition-key "$key" --data "$data"
    done`;
  return [
    {
      id: 'cli',
      label: 'AWS CLI',
      text: shellReader(query, place, each),
      note: `One page of each shard with its own keys, record by record${isFiltered(query) || plan.transform !== '' ? ', neither filtered nor transformed' : ''}. For version 2, which takes bytes as base64.${target.isHere ? '' : ' The target is another connection: give put-record its region and endpoint.'}`,
    },
    {
      id: 'javascript',
      label: 'JavaScript',
      text: javascriptReplay({ ...plan, query }, target, place),
      ...noted(notes),
    },
    {
      id: 'python',
      label: 'Python',
      note: 'Filters, transforms and keys from the data are JavaScript here: take that program.',
    },
    ...resourceTabs,
  ];
}

const placeOptions = ({ region, endpoint }: CodePlace): string =>
  [
    `--region ${shellQuoted(region)}`,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${shellQuoted(endpoint)}`]),
  ].join(' ');

function importSheet(
  { source, transform, pace, keys }: TransferPlan,
  target: ProgramTarget,
  place: CodePlace,
): CodeSheet {
  if (source.kind !== 'file') return [];
  const { mapping, fileName } = source;
  const notes = [
    ...(transform === '' ? [] : ['It does not transform.']),
    ...(keys.kind === 'original' ? [] : ['It takes the keys as the file has them.']),
    ...(pace.kind === 'original' ? ['It sends as fast as the stream takes it.'] : []),
  ];
  const first = toNdjson(fileName, mapping);
  const csvAsItIs = mapping.format === 'csv' ? undefined : first;
  return [
    {
      id: 'javascript',
      label: 'JavaScript',
      text: javascriptImport(mapping, target, place),
      ...noted([...(first === undefined ? [] : [first]), ...notes]),
    },
    {
      id: 'python',
      label: 'Python',
      text: pythonImport(mapping, target, place),
      ...noted([...(csvAsItIs === undefined ? [] : [csvAsItIs]), ...notes]),
    },
    {
      id: 'cli',
      label: 'AWS CLI',
      note: 'The AWS CLI reads no rows of a file: it takes the records of a call on its command line.',
    },
    ...resourceTabs,
  ];
}

/** An export as programs that write the like. */
export function exportSheet(
  query: RecordQuery,
  format: FileFormat,
  columns: readonly string[],
  place: CodePlace,
): CodeSheet {
  const notes = [
    ...queryNotes(query),
    ...(format === 'ndjson'
      ? []
      : [
          `It prints NDJSON; as ${format}: duckdb -c "COPY (SELECT * FROM 'records.ndjson') TO 'records.${format}'".`,
        ]),
    ...(columns.length > 0 ? ['Columns of decoded data are the console’s own.'] : []),
  ];
  return [
    {
      id: 'cli',
      label: 'AWS CLI',
      text: shellReader(query, place),
      note: `One page of each shard, as JSON${isFiltered(query) ? ', not filtered' : ''}.`,
    },
    {
      id: 'javascript',
      label: 'JavaScript',
      text: javascriptExport(query, place),
      ...noted(notes),
    },
    {
      id: 'python',
      label: 'Python',
      text: pythonExport(query, place),
      ...noted([...(isFiltered(query) ? ['It does not filter.'] : []), ...notes]),
    },
    ...resourceTabs,
  ];
}

const pythonExport = (query: RecordQuery, place: CodePlace): string => `import base64
import json
import time

import boto3

client = ${pythonClient('kinesis', place)}
taken = 0


def take(shard_id, records):
    global taken
    for record in records:
        if taken >= ${query.until.type === 'count' ? query.until.count : (query.limit ?? 'float("inf")')}:
            return True
        taken += 1
        row = {
            "shard_id": shard_id,
            "sequence_number": record["SequenceNumber"],
            "partition_key": record["PartitionKey"],
            "arrival_time": record["ApproximateArrivalTimestamp"].isoformat(),
            "data_base64": base64.b64encode(record["Data"]).decode(),
        }
        print(json.dumps(row))
    return False


${pythonReader(query)}


read_all()`;
