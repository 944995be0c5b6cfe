import { javascriptReader, readerCommands } from '../read-program.ts';
import { javascriptConfig, javascriptLiteral } from '#components/code/javascript-code.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';
import { parseKeyTemplate } from '#lib/transfer/key-template.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

/** Where records go: to a place that is known, or to one that the program’s surroundings name. */
export interface ProgramTarget {
  streamName: string;
  /** Whether it is on the connection in use. */
  isHere: boolean;
}

type Replay = Pick<TransferPlan, 'keys' | 'pace' | 'transform'> & { query: RecordQuery };

/** A record as filters and transforms see it. */
const recordOf = `const valueOf = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const recordOf = (shardId, { PartitionKey, SequenceNumber, Data, ApproximateArrivalTimestamp }) => {
  const data = Buffer.from(Data);
  const text = data.toString();
  return {
    key: PartitionKey,
    text,
    value: valueOf(text),
    base64: data.toString('base64'),
    shardId,
    sequenceNumber: SequenceNumber,
    arrivalMs: ApproximateArrivalTimestamp.getTime(),
    bytes: data.length + Buffer.byteLength(PartitionKey),
  };
};`;

const filterNames = 'key, value, text, shardId, sequenceNumber, arrivalMs, bytes';

/** An expression stays one; statements with \`return\` are a body. */
const bodyOf = (code: string): string =>
  /(?:^|[;{}\s])return\b/.test(code) ? `{\n${code}\n}` : `(\n${code}\n)`;

/** Which records are meant, as a function of one. */
function matchProgram({ search, filter, until, only }: RecordQuery): string {
  const conditions = [
    ...(only
      ? [
          `${javascriptLiteral(only.map(({ sequenceNumber }) => sequenceNumber))}.includes(record.sequenceNumber)`,
        ]
      : []),
    ...(!only && until.type === 'time' ? [`record.arrivalMs <= ${until.atMs}`] : []),
    ...(!only && search !== ''
      ? [
          `[record.key, record.text].some((text) => text.toLowerCase().includes(${javascriptLiteral(search.toLowerCase())}))`,
        ]
      : []),
    ...(!only && filter !== '' ? ['filter(record)'] : []),
  ];
  const own =
    !only && filter !== '' ? `const filter = ({ ${filterNames} }) => ${bodyOf(filter)};\n` : '';
  return `${own}const matches = (record) => ${conditions.length === 0 ? 'true' : conditions.join(' && ')};`;
}

/** How many there may be at most. */
const mostOf = ({ until, limit, only }: RecordQuery): string => {
  if (only) return String(only.length);
  return String(Math.min(limit ?? Infinity, until.type === 'count' ? until.count : Infinity));
};

const transformProgram = (code: string): string => `const transform = (record) => ${bodyOf(code)};
/** What it gives back: a record, a list of records, or nothing. Data that it did not change stay as they are. */
function shaped(record) {
  const before = { ...record, value: JSON.stringify(record.value) };
  const made = transform(record);
  const list = Array.isArray(made) ? made : made ? [made] : [];
  return list.map((one) => {
    const given = one === true ? {} : typeof one === 'string' ? { text: one } : one;
    const { key = before.key, explicitHashKey, base64 = before.base64, text = before.text } = given;
    const value = JSON.stringify(given.value);
    const data =
      base64 !== before.base64
        ? Buffer.from(base64, 'base64')
        : text !== before.text
          ? Buffer.from(text)
          : value !== undefined && value !== before.value
            ? Buffer.from(value)
            : Buffer.from(before.base64, 'base64');
    return { key, explicitHashKey, data, shardId: before.shardId };
  });
}`;

const unshaped = `const shaped = ({ key, base64, shardId }) => [{ key, data: Buffer.from(base64, 'base64'), shardId }];`;

/** The keys that records get, as a function of a shaped one. */
function keysProgram(keys: TransferPlan['keys']): string {
  if (keys.kind === 'original')
    return 'const keysOf = ({ key, explicitHashKey }) => ({ PartitionKey: key, ExplicitHashKey: explicitHashKey });';
  if (keys.kind === 'ranges')
    return `// Within the range of the shard that the record was in: its own place, else the middle.
const ranges = new Map(
  (await listShards()).map(({ ShardId, HashKeyRange }) => [
    ShardId,
    [BigInt(HashKeyRange.StartingHashKey), BigInt(HashKeyRange.EndingHashKey)],
  ]),
);
function keysOf({ key, explicitHashKey, shardId }) {
  const own = BigInt('0x' + createHash('md5').update(key).digest('hex'));
  const [start, end] = ranges.get(shardId) ?? [own, own];
  const place = own >= start && own <= end ? own : (start + end) / 2n;
  return { PartitionKey: key, ExplicitHashKey: explicitHashKey ?? String(place) };
}`;
  const parts = (parseKeyTemplate(keys.template) ?? []).map((part) =>
    'text' in part
      ? javascriptLiteral(part.text)
      : `at(${JSON.stringify(part.path)}, { key, shardId, value })`,
  );
  return `const at = (path, { key, shardId, value }) => {
  const found = path.reduce((here, step) => here?.[step], value);
  if (['string', 'number', 'boolean'].includes(typeof found)) return String(found);
  return path.length === 1 ? { key, shardId }[path[0]] : undefined;
};
/** A record without what the key is made of keeps its own. */
function keysOf({ key, explicitHashKey, data, shardId }) {
  const value = valueOf(data.toString());
  const parts = [${parts.join(', ')}];
  const made = parts.includes(undefined) ? '' : parts.join('');
  const fits = made !== '' && [...made].length <= 256;
  return { PartitionKey: fits ? made : key, ExplicitHashKey: explicitHashKey };
}`;
}

/** Sends records, and what was refused again. */
export const putProgram = ({
  streamName,
  isHere,
}: ProgramTarget): string => `/** PutRecords takes 500 records and 5 MiB at a time; what is refused is sent again. */
async function put(all) {
  while (all.length > 0) {
    let bytes = 0;
    const fitting = all.findIndex(({ Data }) => (bytes += Data.length + 256) > 5_000_000);
    let records = all.splice(0, Math.min(500, fitting < 0 ? 500 : Math.max(1, fitting)));
    for (let attempt = 0; records.length > 0; attempt++) {
      const { Records } = await ${isHere ? 'client' : 'target'}.send(
        new PutRecordsCommand({ StreamName: ${JSON.stringify(streamName)}, Records: records }),
      );
      records = records.filter((_, at) => Records[at].ErrorCode !== undefined);
      if (records.length > 0) await sleep(Math.min(5_000, 100 * 2 ** attempt));
    }
  }
}`;

export const targetClient = ({ isHere }: ProgramTarget): string =>
  isHere
    ? ''
    : `// The other connection: its region, its endpoint where it is not AWS, and credentials by a profile.
const target = new KinesisClient({
  region: process.env.TARGET_REGION,
  endpoint: process.env.TARGET_ENDPOINT,
  profile: process.env.TARGET_PROFILE,
});
`;

/** A replay as a program for Node.js. */
export function javascriptReplay(plan: Replay, target: ProgramTarget, place: CodePlace): string {
  const { query, keys, pace, transform } = plan;
  const commands = ['KinesisClient', ...readerCommands, 'PutRecordsCommand'];
  const wait =
    pace.kind === 'fast'
      ? ''
      : `
      firstMs ??= record.arrivalMs;
      await sleep(Math.max(0, startedMs + (record.arrivalMs - firstMs) / ${pace.factor} - Date.now()));`;
  return `${keys.kind === 'ranges' ? "import { createHash } from 'node:crypto';\n" : ''}import { setTimeout as sleep } from 'node:timers/promises';
import { ${commands.toSorted().join(', ')} } from '@aws-sdk/client-kinesis';

const client = new KinesisClient(${javascriptConfig(place)});
${targetClient(target)}
${recordOf}

${matchProgram(query)}

${transform.trim() === '' ? unshaped : transformProgram(transform)}

${putProgram(target)}

${pace.kind === 'fast' ? '' : 'const startedMs = Date.now();\nlet firstMs;\n'}let matched = 0;
async function take(shardId, records) {
  const outputs = [];
  for (const source of records) {
    if (matched >= ${mostOf(query)}) break;
    const record = recordOf(shardId, source);
    if (!matches(record)) continue;
    matched += 1;${
      pace.kind === 'fast'
        ? `
    for (const one of shaped(record)) outputs.push({ ...keysOf(one), Data: one.data });`
        : `${wait.replaceAll('\n      ', '\n    ')}
    await put(shaped(record).map((one) => ({ ...keysOf(one), Data: one.data })));`
    }
  }
  await put(outputs);
  return matched >= ${mostOf(query)};
}

${javascriptReader(query)}

${keysProgram(keys)}

await readAll();
console.log(\`\${matched} records were replayed.\`);`;
}

/** An export as a program for Node.js that prints NDJSON. */
export const javascriptExport = (
  query: RecordQuery,
  place: CodePlace,
): string => `import { setTimeout as sleep } from 'node:timers/promises';
import { ${['KinesisClient', ...readerCommands].toSorted().join(', ')} } from '@aws-sdk/client-kinesis';

const client = new KinesisClient(${javascriptConfig(place)});

${recordOf}

${matchProgram(query)}

let matched = 0;
async function take(shardId, records) {
  for (const source of records) {
    if (matched >= ${mostOf(query)}) break;
    const record = recordOf(shardId, source);
    if (!matches(record)) continue;
    matched += 1;
    const row = {
      shard_id: shardId,
      sequence_number: record.sequenceNumber,
      partition_key: record.key,
      arrival_time: new Date(record.arrivalMs).toISOString(),
      data_base64: record.base64,
    };
    process.stdout.write(\`\${JSON.stringify(row)}\\n\`);
  }
  return matched >= ${mostOf(query)};
}

${javascriptReader(query)}

await readAll();`;
