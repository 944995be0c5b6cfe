import type { Caller } from '#engine/core/service.ts';
import type { WireRequest } from '#engine/wire/exchange.ts';
import { Refusal } from '#engine/wire/refusal.ts';

/** What stands for what a credential does not tell. */
export interface Defaults {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
}

/** @throws Refusal where a request does not say who signed it */
export type Authenticate = (request: WireRequest, requestId: string) => Caller;

type Credential = Pick<Caller, 'accountId' | 'region' | 'accessKeyId'>;

const headerParts = ['Credential', 'Signature', 'SignedHeaders'] as const;
const queryParts = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
] as const;

const incomplete = (complaints: string[], end: string) =>
  new Refusal('IncompleteSignatureException', `${complaints.join(' ')} ${end}`);

function authorizationParts(authorization: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const word of authorization.split(/[,\s]+/).slice(1)) {
    const equals = word.indexOf('=');
    if (equals > 0) parts.set(word.slice(0, equals), word.slice(equals + 1));
  }
  return parts;
}

/** How every SDK writes the header: all but the signature. */
const usualHeader = /^(\S+ Credential=[^,\s]+, ?SignedHeaders=[^,\s]+, ?Signature=)[^,\s]+$/;

/** Header form. Only that the parts are there is checked: the signature itself is not verified. */
function credentialOfHeader(request: WireRequest, authorization: string): string {
  const parts = authorizationParts(authorization);
  const complaints = headerParts
    .filter((name) => !parts.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!request.headers['x-amz-date'] && !request.headers.date)
    complaints.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  if (complaints.length > 0) throw incomplete(complaints, `Authorization=${authorization}`);
  return parts.get('Credential') ?? '';
}

/** Query form, of a presigned request. */
function credentialOfQuery(query: URLSearchParams): string {
  const complaints = queryParts
    .filter((name) => !query.get(name))
    .map((name) => `AWS query-string parameters must include '${name}'.`);
  if (complaints.length > 0)
    throw incomplete(complaints, 'Re-examine the query-string parameters.');
  return query.get('X-Amz-Credential') ?? '';
}

/** The credential scope that a request is signed with. */
function scopeOf(request: WireRequest): string {
  const { authorization } = request.headers;
  const queryStart = request.url.indexOf('?');
  const query = queryStart < 0 ? undefined : new URLSearchParams(request.url.slice(queryStart));
  const isPresigned = query?.has('X-Amz-Algorithm') ?? false;
  if (authorization && isPresigned)
    throw new Refusal(
      'InvalidSignatureException',
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    );
  if (authorization) return credentialOfHeader(request, authorization);
  if (query && isPresigned) return credentialOfQuery(query);
  throw new Refusal('MissingAuthenticationTokenException', 'Missing Authentication Token');
}

/** Takes `AKID/20261122/us-east-1/kinesis/aws4_request` apart, as far as it goes. */
function parseCredential(scope: string, defaults: Defaults): Credential {
  const [accessKeyId = '', , region] = scope.split('/');
  // A region becomes part of names and ARNs, so it must look like one.
  if (region && !/^[a-z0-9-]{1,32}$/.test(region))
    throw new Refusal(
      'InvalidSignatureException',
      `Credential should be scoped to a valid region, not '${region.slice(0, 64)}'. `,
    );
  return {
    accessKeyId,
    region: region || defaults.region,
    accountId: /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaults.accountId,
  };
}

/**
 * Says who calls: the account and region of the credential that signed. Errors and their texts as kinesalite recorded
 * them: https://github.com/mhart/kinesalite/blob/master/index.js
 */
export function createAuthenticate(defaults: Defaults): Authenticate {
  // The same caller mostly asks again, and then only the signature at the end of the header is another.
  let lastStart = '';
  let last: Credential | undefined;

  const read = (request: WireRequest): Credential => {
    const credential = parseCredential(scopeOf(request), defaults);
    const start = usualHeader.exec(request.headers.authorization ?? '')?.[1];
    if (start !== undefined) {
      lastStart = start;
      last = credential;
    }
    return credential;
  };

  return (request, requestId) => {
    const { headers, url } = request;
    const { authorization = '' } = headers;
    const isLast =
      authorization.length > lastStart.length &&
      authorization.startsWith(lastStart) &&
      headers['x-amz-date'] !== undefined &&
      !url.includes('?');
    const { accountId, region, accessKeyId } = (isLast && last) || read(request);
    return { accountId, region, accessKeyId, requestId, userAgent: headers['user-agent'] ?? '' };
  };
}
