import { NextResponse, type NextRequest } from 'next/server';
import { admit } from '#lib/admission.ts';

/**
 * What every request passes: the names by which the console may be called, who may call from a page, and the
 * content security policy of the answer.
 */
export function proxy(request: NextRequest): NextResponse {
  const admission = admit({
    method: request.method,
    path: request.nextUrl.pathname,
    header: (name) => request.headers.get(name),
  });
  if (!admission.ok) return new NextResponse(`${admission.reason}\n`, { status: 403 });

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

const isDevelopment = process.env.NODE_ENV === 'development';

/** Cloudscape sets styles on elements and carries its font as data; React's development build evaluates strings. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
