import { javascriptLiteral } from '#components/code/javascript-code.ts';
import { pythonLiteral } from '#components/code/python-code.ts';
import { anyKey, type CodePlace } from '#components/code/sdk-call.ts';
import { shellQuoted } from '#components/code/shell-quoted.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';

/** Which records a program reads, and how often it asks each shard. */
export type ReadPlan = Pick<
  RecordQuery,
  'streamName' | 'shards' | 'followChildren' | 'from' | 'until' | 'readsPerSecond'
>;

/** Where reading begins, as GetShardIterator and ListShards are told; times as the language writes them. */
function beginning({ from }: ReadPlan, time: (ms: number) => unknown, ago: unknown) {
  switch (from.type) {
    case 'latest':
      return { start: { ShardIteratorType: 'LATEST' }, filter: { Type: 'AT_LATEST' } };
    case 'ago':
    case 'time': {
      const Timestamp = from.type === 'ago' ? ago : time(from.atMs);
      return {
        start: { ShardIteratorType: 'AT_TIMESTAMP', Timestamp },
        filter: { Type: 'AT_TIMESTAMP', Timestamp },
      };
    }
    case 'sequence':
      return {
        start: {
          ShardIteratorType: from.after ? 'AFTER_SEQUENCE_NUMBER' : 'AT_SEQUENCE_NUMBER',
          StartingSequenceNumber: from.sequenceNumber,
        },
        filter: { Type: 'AT_TRIM_HORIZON' },
      };
    default:
      return { start: { ShardIteratorType: 'TRIM_HORIZON' }, filter: { Type: 'AT_TRIM_HORIZON' } };
  }
}

/** What such a program does otherwise than the console. */
export function readNotes({ from, shards, until }: ReadPlan): string[] {
  return [
    ...(from.type === 'cursor'
      ? ['Where an earlier reading stopped only the console knows: it begins at the trim horizon.']
      : []),
    ...(from.type === 'sequence' && shards.length === 0
      ? ['A sequence number is of one shard: name that in SHARDS.']
      : []),
    ...(until.type === 'never' ? ['It goes on until it is stopped.'] : []),
  ];
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** In place of a time so many seconds before the program runs. */
const agoMark = '@ago';
const secondsAgo = ({ from }: ReadPlan): number => (from.type === 'ago' ? from.seconds : 0);

/**
 * Reads in JavaScript. What stands before it makes `client` and `take(shardId, records)`, which gives true when there
 * are enough.
 */
export function javascriptReader(plan: ReadPlan): string {
  const { start, filter } = beginning(plan, (ms) => new Date(ms), agoMark);
  const write = (value: unknown) =>
    javascriptLiteral(value).replaceAll(
      `"${agoMark}"`,
      `new Date(Date.now() - ${secondsAgo(plan) * 1_000})`,
    );
  return `const StreamName = ${javascriptLiteral(plan.streamName)};
// The shards to begin with; all that hold something when there is none.
const SHARDS = ${javascriptLiteral(plan.shards)};

async function listShards() {
  const shards = [];
  let given = { StreamName, ShardFilter: ${write(filter)} };
  do {
    const { Shards, NextToken } = await client.send(new ListShardsCommand(given));
    shards.push(...Shards);
    given = NextToken && { NextToken };
  } while (given);
  return shards;
}

async function iteratorOf(ShardId, start) {
  const given = { StreamName, ShardId, ...start };
  return (await client.send(new GetShardIteratorCommand(given))).ShardIterator;
}

/** Reads all shards in turn; ${plan.followChildren ? 'goes on in the children of one that ended' : 'not the children of one that ended'}. */
async function readAll() {
  const iterators = new Map();
  const ended = new Set();
  const ids = SHARDS.length > 0 ? SHARDS : (await listShards()).map(({ ShardId }) => ShardId);
  for (const id of ids) iterators.set(id, await iteratorOf(id, ${write(start)}));
  while (iterators.size > 0) {
    for (const [shardId, ShardIterator] of [...iterators]) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator }));
      if (await take(shardId, page.Records)) return;
      if (!page.NextShardIterator) {
        ended.add(shardId);
        iterators.delete(shardId);${
          plan.followChildren
            ? `
        for (const child of page.ChildShards ?? [])
          if (child.ParentShards.every((parent) => ended.has(parent)))
            iterators.set(
              child.ShardId,
              await iteratorOf(child.ShardId, { ShardIteratorType: 'TRIM_HORIZON' }),
            );`
            : ''
        }
      } else if (${plan.until.type === 'never' || plan.until.type === 'count' ? 'false' : 'page.MillisBehindLatest === 0'}) iterators.delete(shardId);
      else iterators.set(shardId, page.NextShardIterator);
    }
    await sleep(${Math.round(1_000 / plan.readsPerSecond)});
  }
}`;
}

/** What a reader in JavaScript imports of the SDK. */
export const readerCommands = ['GetRecordsCommand', 'GetShardIteratorCommand', 'ListShardsCommand'];

/** The same in Python; `take(shard_id, records)` gives True when there are enough. */
export function pythonReader(plan: ReadPlan): string {
  const { start, filter } = beginning(plan, iso, agoMark);
  const write = (value: unknown) =>
    pythonLiteral(value).replaceAll(`"${agoMark}"`, `time.time() - ${secondsAgo(plan)}`);
  return `STREAM = ${pythonLiteral(plan.streamName)}
# The shards to begin with; all that hold something when there is none.
SHARDS = ${pythonLiteral(plan.shards)}


def list_shards():
    given = {"StreamName": STREAM, "ShardFilter": ${write(filter)}}
    while given:
        answer = client.list_shards(**given)
        yield from (shard["ShardId"] for shard in answer["Shards"])
        given = {"NextToken": answer["NextToken"]} if answer.get("NextToken") else None


def iterator_of(shard_id, start):
    answer = client.get_shard_iterator(StreamName=STREAM, ShardId=shard_id, **start)
    return answer["ShardIterator"]


def read_all():
    start = ${write(start)}
    iterators = {shard_id: iterator_of(shard_id, start) for shard_id in SHARDS or list_shards()}
    ended = set()
    while iterators:
        for shard_id, iterator in list(iterators.items()):
            page = client.get_records(ShardIterator=iterator)
            if take(shard_id, page["Records"]):
                return
            following = page.get("NextShardIterator")
            if following is None:
                ended.add(shard_id)
                del iterators[shard_id]${
                  plan.followChildren
                    ? `
                for child in page.get("ChildShards", []):
                    if set(child["ParentShards"]) <= ended:
                        oldest = {"ShardIteratorType": "TRIM_HORIZON"}
                        iterators[child["ShardId"]] = iterator_of(child["ShardId"], oldest)`
                    : ''
                }
            elif ${plan.until.type === 'never' || plan.until.type === 'count' ? 'False' : 'page["MillisBehindLatest"] == 0'}:
                del iterators[shard_id]
            else:
                iterators[shard_id] = following
        time.sleep(${1 / plan.readsPerSecond})`;
}

/** One page of each shard with the AWS CLI; `each` is a command that takes it from there. */
export function shellReader(plan: ReadPlan, place: CodePlace, each = ''): string {
  const { start, filter } = beginning(plan, iso, agoMark);
  const where = [
    `--region ${shellQuoted(place.region)}`,
    ...(place.endpoint === undefined ? [] : [`--endpoint-url ${shellQuoted(place.endpoint)}`]),
  ].join(' ');
  const at =
    'Timestamp' in start
      ? [start.Timestamp === agoMark ? '"$since"' : String(start.Timestamp)]
      : [];
  const options = [
    `--shard-iterator-type ${start.ShardIteratorType}`,
    ...at.map((time) => `--timestamp ${time}`),
    ...('StartingSequenceNumber' in start
      ? [`--starting-sequence-number ${start.StartingSequenceNumber}`]
      : []),
  ].join(' ');
  const shards =
    plan.shards.length > 0
      ? plan.shards.map(shellQuoted).join(' ')
      : `$(aws kinesis list-shards ${where} --stream-name "$stream" \\
  --shard-filter Type=${filter.Type}${at.map((time) => `,Timestamp=${time}`).join('')} --query 'Shards[].ShardId' --output text)`;
  return [
    ...(place.takesAnyKey === true
      ? [`export AWS_ACCESS_KEY_ID=${anyKey} AWS_SECRET_ACCESS_KEY=${anyKey}`]
      : []),
    `stream=${shellQuoted(plan.streamName)}`,
    ...(plan.from.type === 'ago'
      ? [`since=$(( $(date +%s) - ${Math.ceil(plan.from.seconds)} ))`]
      : []),
    `for shard in ${shards}; do`,
    `  iterator=$(aws kinesis get-shard-iterator ${where} --stream-name "$stream" \\`,
    `    --shard-id "$shard" ${options} --query ShardIterator --output text)`,
    `  aws kinesis get-records ${where} --shard-iterator "$iterator"${each}`,
    'done',
  ].join('\n');
}
