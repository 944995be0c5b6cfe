import * as sdk from '@aws-sdk/client-kinesis';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import type { Constraints } from '#engine/core/service.ts';
import { compileValidator } from './validate.ts';

const name = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };
const hashKey = { pattern: '0|([1-9]\\d{0,38})' };

/** What the validator has to say of an input, after "N validation errors detected: ". */
function complaints(schema: unknown, constraints: Constraints, input: unknown): string[] {
  const normalized = NormalizedSchema.of(schema as typeof sdk.PutRecordInput$);
  try {
    compileValidator(normalized, constraints, 'com.amazonaws.kinesis.v20131202')(input);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ValidationException') throw error;
    const [, count, noun, rest = ''] =
      /^(\d+) validation (errors?) detected: (.*)$/s.exec(error.message) ?? [];
    const list = rest.split('; Value').map((each, index) => (index === 0 ? each : `Value${each}`));
    expect(Number(count)).toBe(list.length);
    expect(noun).toBe(list.length === 1 ? 'error' : 'errors');
    return list;
  }
}

const putRecord = (input: unknown) =>
  complaints(
    sdk.PutRecordInput$,
    { StreamName: { required: true, ...name }, ExplicitHashKey: hashKey },
    input,
  );

describe('a member', () => {
  it('that keeps its limits is not complained of', () => {
    expect(putRecord({ StreamName: 'a'.repeat(128), ExplicitHashKey: '0' })).toEqual([]);
  });

  it('that is required must be there', () => {
    expect(putRecord({})).toEqual([
      "Value null at 'streamName' failed to satisfy constraint: Member must not be null",
    ]);
  });

  it('must match its pattern whole, and be long and short enough', () => {
    expect(putRecord({ StreamName: '' })).toEqual([
      "Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
      "Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ]);
    expect(putRecord({ StreamName: 'a', ExplicitHashKey: '0x' })).toEqual([
      "Value '0x' at 'explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})",
    ]);
    expect(putRecord({ StreamName: 'a', ExplicitHashKey: '0\n' })).toHaveLength(1);
    expect(putRecord({ StreamName: 'a'.repeat(129) })).toEqual([
      `Value '${'a'.repeat(129)}' at 'streamName' failed to satisfy constraint: Member must have length less than or equal to 128`,
    ]);
  });

  it('of a hostile length costs no time', () => {
    const constraints = {
      StreamARN: { max: 2048, pattern: 'arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+' },
    };
    const hostile = `arn:aws${':kinesis:'.repeat(1_000_000)}`;
    const startMs = performance.now();
    const [only, ...others] = complaints(sdk.PutRecordInput$, constraints, { StreamARN: hostile });
    expect(performance.now() - startMs).toBeLessThan(1000);
    expect(only).toContain('Member must have length less than or equal to 2048');
    expect(only?.length).toBeLessThan(101_000);
    expect(others).toEqual([]);
  });

  it('without a length limit cannot be hostile either', () => {
    expect(putRecord({ StreamName: 'a', ExplicitHashKey: '1'.repeat(1_000_000) })).toHaveLength(1);
  });

  it('with a number says value, not length', () => {
    const shardCount = { ShardCount: { min: 1, max: 10 } };
    expect(complaints(sdk.CreateStreamInput$, shardCount, { ShardCount: 0 })).toEqual([
      "Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ]);
    expect(complaints(sdk.CreateStreamInput$, shardCount, { ShardCount: 11 })).toEqual([
      "Value '11' at 'shardCount' failed to satisfy constraint: Member must have value less than or equal to 10",
    ]);
  });

  it('with an enum lists its values as they are given', () => {
    const constraints = { ShardIteratorType: { enum: ['LATEST', 'AT_TIMESTAMP', 'TRIM_HORIZON'] } };
    expect(
      complaints(sdk.GetShardIteratorInput$, constraints, { ShardIteratorType: 'latest' }),
    ).toEqual([
      "Value 'latest' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
    ]);
  });

  it('with bytes is printed as Java prints a buffer', () => {
    expect(
      complaints(sdk.PutRecordInput$, { Data: { max: 3 } }, { Data: Buffer.from('four') }),
    ).toEqual([
      "Value 'java.nio.HeapByteBuffer[pos=0 lim=4 cap=4]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 3",
    ]);
  });

  it('of a structure inside is found by its path', () => {
    const constraints = {
      StreamModeDetails: { members: { StreamMode: { required: true as const } } },
    };
    expect(complaints(sdk.CreateStreamInput$, constraints, { StreamModeDetails: {} })).toEqual([
      "Value null at 'streamModeDetails.streamMode' failed to satisfy constraint: Member must not be null",
    ]);
  });
});

describe('a list', () => {
  const item = { min: 1, max: 3 };
  const check = (TagKeys: unknown) =>
    complaints(sdk.RemoveTagsFromStreamInput$, { TagKeys: { min: 1, max: 4, item } }, { TagKeys });
  const rule =
    'Member must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1';

  it('is complained of as a whole for its items', () => {
    expect(check(['ok', 'toolong', ''])).toEqual([
      `Value '[ok, toolong, ]' at 'tagKeys' failed to satisfy constraint: ${rule}]`,
    ]);
  });

  it('must have no null', () => {
    expect(check(['ok', null])).toEqual([
      `Value '[ok, null]' at 'tagKeys' failed to satisfy constraint: ${rule}, Member must not be null]`,
    ]);
  });

  it('must have no null even where it has no constraint', () => {
    expect(complaints(sdk.PutRecordsInput$, {}, { Records: [null] })).toEqual([
      "Value null at 'records.1.member' failed to satisfy constraint: Member must not be null",
    ]);
  });

  it('must not be too short or too long', () => {
    expect(check([])).toEqual([
      "Value '[]' at 'tagKeys' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ]);
    expect(check(['a', 'b', 'c', 'd', 'e'])).toEqual([
      "Value '[a, b, c, d, e]' at 'tagKeys' failed to satisfy constraint: Member must have length less than or equal to 4",
    ]);
  });

  const records = {
    Records: {
      max: 20,
      item: {
        members: { PartitionKey: { required: true as const, max: 2 }, ExplicitHashKey: hashKey },
      },
    },
  };

  it('of structures names the item, counted from one', () => {
    const Records = [{ PartitionKey: 'a' }, { ExplicitHashKey: 'b' }, { PartitionKey: 'abc' }];
    expect(complaints(sdk.PutRecordsInput$, records, { Records })).toEqual([
      "Value null at 'records.2.member.partitionKey' failed to satisfy constraint: Member must not be null",
      "Value 'b' at 'records.2.member.explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})",
      "Value 'abc' at 'records.3.member.partitionKey' failed to satisfy constraint: Member must have length less than or equal to 2",
    ]);
  });

  it('gets ten complaints and no more', () => {
    const Records = Array.from({ length: 15 }, () => ({}));
    expect(complaints(sdk.PutRecordsInput$, records, { Records })).toHaveLength(10);
  });

  it('of structures is printed as Java prints objects', () => {
    const Records = Array.from({ length: 2 }, () => ({}));
    expect(complaints(sdk.PutRecordsInput$, { Records: { max: 1 } }, { Records })[0]).toMatch(
      /^Value '\[com\.amazonaws\.kinesis\.v20131202\.PutRecordsRequestEntry@[0-9a-f]+, com\.amazonaws\.kinesis\.v20131202\.PutRecordsRequestEntry@[0-9a-f]+\]' at 'records'/,
    );
  });
});

describe('a map', () => {
  const constraints = { Tags: { min: 1, max: 2, key: { min: 1, max: 3 }, value: { max: 2 } } };
  const check = (Tags: unknown) => complaints(sdk.CreateStreamInput$, constraints, { Tags });

  it('is complained of as a whole for its keys and values', () => {
    expect(check({ toolong: 'abc' })).toEqual([
      "Value '{toolong=abc}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1]",
      "Value '{toolong=abc}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2]",
    ]);
  });

  it('must have neither too few nor too many entries, nor null', () => {
    expect(check({})).toHaveLength(1);
    expect(check({ a: '', b: '', c: '' })).toHaveLength(1);
    expect(check({ a: null })).toEqual([
      "Value '{a=null}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2, Member must not be null]",
    ]);
  });
});
