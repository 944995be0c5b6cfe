import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { describe, expect, it } from 'vitest';
import { createAsk, type Question, usualHeaders } from './testing/ask.ts';

const ask = createAsk(kinesis, cloudwatch);

const nothingToAuthorize =
  '<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n';
const unknownOperation = '{"__type":"UnknownOperationException"}';
const notSerializable = '{"__type":"SerializationException"}';

describe('the order of checks', () => {
  const wrongType = { 'content-type': 'text/plain' };
  const unsigned = { authorization: undefined };
  const unknown = { 'x-amz-target': 'Kinesis_20131202.Nothing' };
  it.each<[string, Question, number, string]>([
    ['a method that is not POST', { method: 'GET' }, 403, nothingToAuthorize],
    ['a preflight without an origin', { method: 'OPTIONS' }, 403, nothingToAuthorize],
    ['no body for an operation', { body: '' }, 400, notSerializable],
    ['no body for none', { body: '', headers: unknown }, 400, unknownOperation],
    ['no body of any type', { body: '', headers: wrongType }, 400, notSerializable],
    ['a foreign type with a target', { headers: wrongType }, 404, '<UnknownOperationException/>\n'],
    [
      'a foreign type with an odd target',
      { headers: { ...wrongType, 'x-amz-target': 'x' } },
      403,
      nothingToAuthorize,
    ],
    [
      'a foreign type with no target',
      { headers: { ...wrongType, 'x-amz-target': undefined } },
      403,
      nothingToAuthorize,
    ],
    ['what is not JSON for no operation', { body: 'x', headers: unknown }, 400, notSerializable],
    [
      'plain JSON',
      { headers: { 'content-type': 'application/json' } },
      404,
      '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
    ],
    [
      'plain JSON that is not JSON',
      { body: 'x', headers: { 'content-type': 'application/json' } },
      400,
      '{"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"}',
    ],
    [
      'an unknown operation, unsigned',
      { headers: { ...unknown, ...unsigned } },
      400,
      unknownOperation,
    ],
    [
      'no target, unsigned',
      { headers: { 'x-amz-target': undefined, ...unsigned } },
      400,
      unknownOperation,
    ],
    [
      'an unknown service',
      { headers: { 'x-amz-target': 'Nobody_20131202.PutRecord' } },
      400,
      unknownOperation,
    ],
    [
      'a target that is a built-in word',
      { headers: { 'x-amz-target': 'Kinesis_20131202.constructor' } },
      400,
      unknownOperation,
    ],
    [
      'a target said twice',
      {
        headers: {
          'x-amz-target': `${usualHeaders['x-amz-target']}, ${usualHeaders['x-amz-target']}`,
        },
      },
      400,
      unknownOperation,
    ],
    [
      'wrong types, unsigned',
      { body: '{"StreamName":1}', headers: unsigned },
      400,
      '{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}',
    ],
    [
      'wrong types and limits',
      { body: '{"StreamName":"long","PartitionKey":1}' },
      400,
      '{"__type":"SerializationException","Message":"class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"}',
    ],
    [
      'limits',
      { body: '{"StreamName":"long"}' },
      400,
      `{"__type":"ValidationException","message":"1 validation error detected: Value 'long' at 'streamName' failed to satisfy constraint: Member must have length less than or equal to 3"}`,
    ],
  ])('%s', async (_, request, status, body) => {
    expect(await ask(request)).toMatchObject({ status, body, log: [] });
  });

  it('knows the service of an unknown operation by its credential', async () => {
    const { headers } = await ask({ headers: { 'x-amz-target': 'Odd.Nothing' } });
    expect(headers['x-amz-id-2']).toBeDefined();
  });
});
