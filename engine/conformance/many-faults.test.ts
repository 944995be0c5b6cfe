import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraints } from '#engine/kinesis/constraints.ts';
import { constraintTrials } from './constraint-values.ts';
import { type Dialect, spoken } from './dialect.ts';
import { type FrontDoor, isComplaint, openFrontDoor } from './front-door.ts';
import { complaintsOf, validationMessage } from './grammar.ts';
import type { Surface } from './surface.ts';
import { requiredMembers } from './valid-value.ts';

let door: FrontDoor;

beforeAll(async () => {
  door = await openFrontDoor();
});

afterAll(() => door.close());

const inKinds = spoken.filter(({ dialect }) => dialect.hasKinds);

/** The members at the top, in the order of their constraints, those without any last. */
function membersOf({ input, constraints: all }: Surface) {
  const schemas = new Map(input.structIterator());
  const names = [...new Set([...Object.keys(all), ...schemas.keys()])];
  return names.flatMap((name) => {
    const schema = schemas.get(name);
    const path = name.charAt(0).toLowerCase() + name.slice(1);
    return schema ? [{ name, path, schema, constraint: all[name] ?? {} }] : [];
  });
}

/** Every member broken at once, and all that AWS has to say of it. */
function brokenAll(surface: Surface) {
  const request: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const { name, path, schema, constraint } of membersOf(surface)) {
    const trials = constraintTrials(schema, constraint)
      .filter(([what]) => what !== 'above')
      .map(([, value]) => ({ value, found: complaintsOf(path, schema, constraint, value) }))
      .filter(({ found }) => found.length > 0);
    const broken = trials.findLast(({ value }) => value !== null && value !== undefined);
    const chosen = broken ?? trials[0];
    if (chosen?.value !== undefined) request[name] = chosen.value;
    complaints.push(...(chosen?.found ?? []));
  }
  return { request, complaints };
}

describe('all that is wrong is listed', () => {
  it.each(inKinds)('of $title', async ({ surface, dialect }) => {
    const { request, complaints } = brokenAll(surface);
    const answer = await door.ask(surface, dialect, request);
    if (complaints.length === 0) return expect(answer.status).toBeLessThan(500);
    expect(answer).toEqual({
      status: 400,
      type: 'ValidationException',
      message: validationMessage(complaints),
    });
  });

  it.each(inKinds)('of $title without a member', async ({ surface, dialect }) => {
    const complaints = membersOf(surface).flatMap(({ path, schema, constraint }) =>
      complaintsOf(path, schema, constraint, undefined),
    );
    const answer = await door.ask(surface, dialect, {});
    if (complaints.length > 0) expect(answer.message).toBe(validationMessage(complaints));
    else expect(isComplaint(answer, surface)).toBe(false);
  });

  const putRecords = inKinds.filter(({ surface }) => surface.name === 'PutRecords');
  it.each(putRecords)('but no more than ten of $title', async ({ surface, dialect }) => {
    const Records = Array.from({ length: 15 }, () => ({ PartitionKey: '' }));
    const complaints = Records.flatMap((_, index) => [
      `Value '' at 'records.${index + 1}.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1`,
      `Value null at 'records.${index + 1}.member.data' failed to satisfy constraint: Member must not be null`,
    ]);
    const { message } = await door.ask(surface, dialect, { Records, StreamName: '' });
    expect(message).toBe(validationMessage(complaints));
    expect(message).toMatch(/^10 validation errors detected: /);
  });

  it('in the order that kinesalite recorded', () => {
    for (const [operation, order] of Object.entries(recordedOrders)) {
      const ours = Object.keys(constraints[operation] ?? {}).filter((name) => order.includes(name));
      expect([operation, ...ours]).toEqual([operation, ...order]);
    }
  });
});

/** https://github.com/mhart/kinesalite/tree/master/validations */
const recordedOrders: Readonly<Record<string, readonly string[]>> = {
  AddTagsToStream: ['Tags', 'StreamName'],
  CreateStream: ['ShardCount', 'StreamName'],
  DecreaseStreamRetentionPeriod: ['RetentionPeriodHours', 'StreamName'],
  DescribeStream: ['Limit', 'ExclusiveStartShardId', 'StreamName'],
  GetRecords: ['Limit', 'ShardIterator'],
  GetShardIterator: ['ShardId', 'ShardIteratorType', 'StartingSequenceNumber', 'StreamName'],
  IncreaseStreamRetentionPeriod: ['RetentionPeriodHours', 'StreamName'],
  ListShards: ['ExclusiveStartShardId', 'MaxResults', 'NextToken', 'StreamName'],
  ListStreams: ['Limit', 'ExclusiveStartStreamName'],
  ListTagsForStream: ['Limit', 'ExclusiveStartTagKey', 'StreamName'],
  MergeShards: ['ShardToMerge', 'AdjacentShardToMerge', 'StreamName'],
  PutRecord: ['SequenceNumberForOrdering', 'PartitionKey', 'ExplicitHashKey', 'Data', 'StreamName'],
  PutRecords: ['Records', 'StreamName'],
  RemoveTagsFromStream: ['TagKeys', 'StreamName'],
  SplitShard: ['NewStartingHashKey', 'StreamName', 'ShardToSplit'],
  UpdateShardCount: ['ScalingType', 'StreamName', 'TargetShardCount'],
};

const withMore = (surface: Surface) => ({
  Nobody: { a: [1, { b: null }] },
  constructor: 1,
  ...Object.fromEntries([...surface.input.structIterator()].map(([name]) => [name, null])),
  ...requiredMembers(surface.input, surface.constraints),
});

describe('what is not there is not complained of', () => {
  it.each(inKinds)('members that nobody knows or that are null: $title', async (each) => {
    const answer = await door.ask(each.surface, each.dialect, withMore(each.surface));
    expect(answer.status).toBeLessThan(500);
    expect(answer.type).not.toBe('SerializationException');
    expect(isComplaint(answer, each.surface)).toBe(false);
  });
});

/** In which an operation without input has no body. */
const isRpc = ({ name }: Dialect) => name === 'RPC v2 CBOR';

describe('a body that is none', () => {
  const nothing = { status: 400, type: 'SerializationException', message: undefined };

  it.each(inKinds.filter(({ dialect }) => !isRpc(dialect)))('$title', async (each) => {
    expect(await door.post(each.surface, each.dialect, '')).toEqual(nothing);
  });

  it.each(inKinds)('or no structure: $title', async ({ surface, dialect }) => {
    for (const value of [null, 5, 'text', true])
      expect(
        await door.post(surface, dialect, dialect.write(value, surface)),
        JSON.stringify(value),
      ).toEqual(nothing);
    expect(await door.ask(surface, dialect, [])).toEqual({
      ...nothing,
      message: 'Start of list found where not expected',
    });
  });
});
