interface Asked {
  method: string;
  path: string;
  header: (name: string) => string | null;
}

type Admission = { ok: true } | { ok: false; reason: string };

/**
 * Whether the console answers a request at all. It has no sign-in, so it answers only to names that no one else can
 * own (DNS rebinding), and never to another site's page.
 */
export function admit({ method, path, header }: Asked): Admission {
  const host = header('host') ?? '';
  if (!isLoopbackName(host)) {
    return refuse(
      `The console answers on this machine only, as localhost or 127.0.0.1, and not as “${host}”.`,
    );
  }
  const origin = header('origin');
  if (origin !== null && hostOf(origin) !== host.toLowerCase()) {
    return refuse(`Pages of ${origin} may not call the console.`);
  }
  const isForScripts = path.startsWith('/api/') || !['GET', 'HEAD'].includes(method);
  if (isForScripts && !ownSites.has(header('sec-fetch-site') ?? 'none')) {
    return refuse('Pages of other sites may not call the console.');
  }
  return { ok: true };
}

const refuse = (reason: string): Admission => ({ ok: false, reason });

/** Browsers say where a request comes from; `same-site` is another port of localhost, which is not us. */
const ownSites = new Set(['same-origin', 'none']);

const isLoopbackName = (host: string): boolean =>
  /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host);

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
