import { describe, expect, test } from 'vitest';
import {
  encryptionCalls,
  monitoringCalls,
  policyCalls,
  retentionCalls,
  tagsCalls,
} from './calls.ts';
import { hasPolicy, policyComplaint, readerTemplate, writerTemplate } from './policy.ts';
import { retentionSchema, tagsSchema } from './schema.ts';
import { fieldErrors } from '#lib/field-errors.ts';

const streamArn = 'arn:aws:kinesis:us-east-1:000000000000:stream/orders';
const stream = { streamName: 'orders', streamArn };
const operations = (calls: { operation: string }[]) => calls.map(({ operation }) => operation);

const to = (hours: string) =>
  operations(
    retentionCalls({ ...stream, presentHours: 48, retentionPeriodHours: hours, agreed: true }),
  );

describe('what a form does', () => {
  test('a retention goes up or down, or nowhere', () => {
    expect(to('72')).toEqual(['IncreaseStreamRetentionPeriod']);
    expect(to('24')).toEqual(['DecreaseStreamRetentionPeriod']);
    expect(to('48')).toEqual([]);
  });

  test('tags that are gone are removed before others come, and the same are left alone', () => {
    const present = [
      { key: 'team', value: 'a' },
      { key: 'cost', value: '1' },
      { key: 'env', value: 'test' },
    ];
    const tags = [
      { key: 'team', value: 'a' },
      { key: 'cost', value: '2' },
      { key: 'new', value: '' },
    ];
    expect(tagsCalls({ ...stream, present, tags })).toMatchObject([
      { operation: 'RemoveTagsFromStream', input: { TagKeys: ['env'] } },
      { operation: 'AddTagsToStream', input: { Tags: { cost: '2', new: '' } } },
    ]);
    expect(tagsCalls({ ...stream, present, tags: present })).toEqual([]);
  });

  test('metrics are enabled and disabled as they differ', () => {
    const calls = monitoringCalls({
      ...stream,
      present: ['IncomingBytes', 'OutgoingBytes'],
      shardLevelMetrics: ['IncomingBytes', 'IncomingRecords'],
    });
    expect(calls).toMatchObject([
      { operation: 'EnableEnhancedMonitoring', input: { ShardLevelMetrics: ['IncomingRecords'] } },
      { operation: 'DisableEnhancedMonitoring', input: { ShardLevelMetrics: ['OutgoingBytes'] } },
    ]);
  });

  test('encryption ends with the key that was in use', () => {
    const values = { ...stream, presentKeyId: 'alias/old', keyId: 'alias/new' };
    expect(encryptionCalls({ ...values, isEncrypted: false })).toMatchObject([
      { operation: 'StopStreamEncryption', input: { KeyId: 'alias/old' } },
    ]);
    expect(encryptionCalls({ ...values, isEncrypted: true })).toMatchObject([
      { operation: 'StartStreamEncryption', input: { KeyId: 'alias/new' } },
    ]);
    const none = { ...values, presentKeyId: '', isEncrypted: false };
    expect(encryptionCalls(none)).toEqual([]);
  });

  test('no policy is the end of the policy', () => {
    expect(operations(policyCalls({ ...stream, policy: ' ' }))).toEqual(['DeleteResourcePolicy']);
    expect(operations(policyCalls({ ...stream, policy: '{}' }))).toEqual(['PutResourcePolicy']);
  });
});

describe('what a form refuses', () => {
  test('a shorter retention without agreement', () => {
    const values = { ...stream, presentHours: 48, retentionPeriodHours: '24', agreed: false };
    expect(fieldErrors(retentionSchema, values)).toHaveProperty('agreed');
    expect(fieldErrors(retentionSchema, { ...values, agreed: true })).toEqual({});
    expect(fieldErrors(retentionSchema, { ...values, retentionPeriodHours: '72' })).toEqual({});
    expect(
      fieldErrors(retentionSchema, { ...values, retentionPeriodHours: '9000' }),
    ).toHaveProperty('retentionPeriodHours');
  });

  test('a tag that is there twice', () => {
    const twice = { key: 'team', value: '' };
    expect(
      fieldErrors(tagsSchema, { ...stream, present: [], tags: [twice, twice] }),
    ).toHaveProperty(['tags.1.key']);
  });

  test.each([
    ['{', 'not JSON'],
    ['[]', 'JSON object'],
    ['{}', 'Version'],
    ['{"Version":"2012-10-17"}', 'at least one Statement'],
    ['{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}]}', 'Principal is missing'],
    [readerTemplate(streamArn).replace('kinesis:GetRecords', 's3:GetObject'), 's3:GetObject'],
    [readerTemplate(`${streamArn}-other`), 'Resource must be this stream'],
    [readerTemplate(streamArn).replace('Allow', 'Maybe'), 'Effect'],
  ])('the policy %s', (policy, complaint) => {
    expect(policyComplaint(policy, streamArn)).toContain(complaint);
  });
});

test('the templates are policies', () => {
  expect(policyComplaint(readerTemplate(streamArn), streamArn)).toBeUndefined();
  expect(policyComplaint(writerTemplate(streamArn), streamArn)).toBeUndefined();
  expect([undefined, '', '{}', '{ }', '{"Version":""}'].map(hasPolicy)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});
