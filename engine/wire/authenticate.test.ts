import { describe, expect, it } from 'vitest';
import { createAuthenticate } from './authenticate.ts';

const authenticate = createAuthenticate({ accountId: '000000000000', region: 'us-east-1' });

const call = (headers: Record<string, string>, url = '/') =>
  authenticate({ method: 'POST', url, headers, body: Buffer.alloc(0) }, 'request-1');

const complaintOf = (headers: Record<string, string>, url = '/'): string => {
  try {
    return `taken: ${JSON.stringify(call(headers, url))}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
};

const header = (credential: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0a`,
  'x-amz-date': '20261122T000000Z',
});

const scope = (key: string, region: string) => `${key}/20261122/${region}/kinesis/aws4_request`;

describe('who calls', () => {
  it('is told by the credential', () => {
    const headers = {
      ...header('AKID/20261122/eu-west-1/kinesis/aws4_request'),
      'user-agent': 'me',
    };
    expect(call(headers)).toEqual({
      accessKeyId: 'AKID',
      accountId: '000000000000',
      region: 'eu-west-1',
      requestId: 'request-1',
      userAgent: 'me',
    });
  });

  it('belongs to the account that the key is named after', () => {
    expect(call(header('111122223333/20261122/eu-west-1/kinesis/aws4_request'))).toMatchObject({
      accountId: '111122223333',
    });
    expect(call(header('11112222333/20261122/eu-west-1/kinesis/aws4_request'))).toMatchObject({
      accountId: '000000000000',
    });
  });

  it('is in the default region when it names none', () => {
    expect(call(header('AKID/20261122//kinesis/aws4_request'))).toMatchObject({
      region: 'us-east-1',
    });
    expect(call(header('AKID'))).toMatchObject({ region: 'us-east-1', accessKeyId: 'AKID' });
  });

  it('is not mixed up with who called before', () => {
    const seen = ['a', 'b', 'a', 'a', 'b'].map(
      (key) => call(header(scope(key, 'eu-west-1'))).accessKeyId,
    );
    expect(seen).toEqual(['a', 'b', 'a', 'a', 'b']);
    expect(call(header(scope('b', 'eu-west-2'))).region).toBe('eu-west-2');
  });

  it('may be told by the query of a presigned request', () => {
    const url =
      '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261122%2Feu-west-1%2Fkinesis%2Faws4_request&X-Amz-Date=20261122T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=0a';
    expect(call({}, url)).toMatchObject({ accessKeyId: 'AKID', region: 'eu-west-1' });
  });
});

describe('a request is refused', () => {
  it('with no authentication at all', () => {
    const words = 'MissingAuthenticationTokenException: Missing Authentication Token';
    expect(complaintOf({})).toBe(words);
    expect(complaintOf({}, '/?a=b')).toBe(words);
  });

  it('with two', () => {
    const headers = header('AKID/20261122/eu-west-1/kinesis/aws4_request');
    call(headers);
    expect(complaintOf(headers, '/?X-Amz-Algorithm=x')).toBe(
      "InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    );
  });

  it.each([
    [
      { authorization: 'Bearer' },
      "IncompleteSignatureException: Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=Bearer",
    ],
    [
      { authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0a' },
      "IncompleteSignatureException: Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0a",
    ],
    [
      { authorization: 'AWS4-HMAC-SHA256 Credential=a, Signature=', date: 'today' },
      "IncompleteSignatureException: Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a, Signature=",
    ],
  ])('with parts missing in the header: %j', (headers, words) => {
    expect(complaintOf(headers)).toBe(words);
  });

  it('with parts missing in the query', () => {
    expect(complaintOf({}, '/?X-Amz-Algorithm=x&X-Amz-Signature=y')).toBe(
      "IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
    );
  });

  it('without a date even when the same caller asked before with one', () => {
    const { authorization } = header('AKID/20261122/eu-west-1/kinesis/aws4_request');
    call({ authorization, 'x-amz-date': '20261122T000000Z' });
    expect(complaintOf({ authorization })).toContain('IncompleteSignatureException');
  });

  it('when its region could not be one', () => {
    expect(complaintOf(header('AKID/20261122/../kinesis/aws4_request'))).toBe(
      "InvalidSignatureException: Credential should be scoped to a valid region, not '..'. ",
    );
  });
});
