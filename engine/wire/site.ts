import type { WireRequest } from '#engine/wire/exchange.ts';
import { Refusal } from '#engine/wire/refusal.ts';

/** Names seen are remembered, up to this many, so that a name is taken apart once. */
const mostNamesKept = 256;

/** The name of `name`, `name:port`, `[::1]:port`, lower-case; `undefined` when it is none of these. */
function hostName(authority: string): string | undefined {
  const parts = /^(\[[0-9a-f:.]+\]|[^:/@\s]+)(?::\d{1,5})?$/i.exec(authority.trim());
  return parts?.[1]?.toLowerCase();
}

/** Whether a name can only mean this machine. */
export function isLoopbackName(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    name === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/**
 * Names that SDKs send when a proxy or name server brings AWS's own endpoints here, account-id hosts among them. Only
 * AWS says where such a name points, so no page under one can have it point at this machine.
 */
const isAwsName = (name: string): boolean =>
  /\.(amazonaws\.com|amazonaws\.com\.cn|api\.aws)$/.test(name);

function remember(test: (text: string) => boolean): (text: string) => boolean {
  const kept = new Map<string, boolean>();
  let last: string | undefined;
  return (text) => {
    // Mostly the same name comes again and again.
    if (text === last) return true;
    const earlier = kept.get(text);
    const result = earlier ?? test(text);
    if (earlier === undefined) {
      if (kept.size >= mostNamesKept) kept.clear();
      kept.set(text, result);
    }
    if (result) last = text;
    return result;
  };
}

const isOwnHost = remember((host) => {
  const name = hostName(host);
  return name !== undefined && (isLoopbackName(name) || isAwsName(name));
});

/** Whether a page was served from this machine. */
export const isOwnOrigin = remember((origin) => {
  const authority = /^https?:\/\/(.+)$/i.exec(origin)?.[1];
  const name = authority === undefined ? undefined : hostName(authority);
  return name !== undefined && isLoopbackName(name);
});

const refuse = (text: string) =>
  new Refusal('AccessDeniedException', text, { status: 403, form: 'xml' });

/**
 * Keeps other people's web pages out of a server that anyone on this machine may use. A page whose name was pointed at
 * this machine after it loaded (DNS rebinding) shows in `Host`; a page that simply calls here shows in `Origin`.
 * Programs send neither a foreign `Host` nor an `Origin`.
 */
export function refuseForeignSite({ headers }: WireRequest): void {
  const host = headers[':authority'] ?? headers.host;
  if (typeof host !== 'string' || !isOwnHost(host))
    throw refuse('The Host header must name this machine: use localhost or 127.0.0.1.');
  const { origin } = headers;
  if (origin !== undefined && !isOwnOrigin(origin))
    throw refuse('Web pages may call this endpoint only when they are served from this machine.');
}
