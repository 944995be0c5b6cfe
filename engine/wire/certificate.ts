import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Key and certificate in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** What macOS still accepts of a certificate that a user trusts by hand. https://support.apple.com/en-us/103769 */
const lifetimeDays = 825;
const dayMs = 86_400_000;

const names = [
  { type: 2, value: 'localhost' },
  { type: 7, ip: '127.0.0.1' },
  { type: 7, ip: '::1' },
] as const;

async function makeCertificate(): Promise<Certificate> {
  // Loaded when needed: it is large, and most runs never see TLS.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + lifetimeDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...names] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** The certificate of an earlier run, unless it is missing, damaged or about to end. */
async function keptCertificate(folder: string): Promise<Certificate | undefined> {
  try {
    const [key, cert] = await Promise.all([
      readFile(join(folder, 'key.pem'), 'utf8'),
      readFile(join(folder, 'cert.pem'), 'utf8'),
    ]);
    const isLasting = new X509Certificate(cert).validToDate.getTime() > Date.now() + dayMs;
    return isLasting ? { key, cert } : undefined;
  } catch {
    return undefined;
  }
}

/** The simulator's self-signed certificate: made on first use and kept, so that who trusts it need do so once. */
export async function certificateIn(folder: string): Promise<Certificate> {
  const kept = await keptCertificate(folder);
  if (kept) return kept;
  const made = await makeCertificate();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'key.pem'), made.key, { mode: 0o600 });
  await writeFile(join(folder, 'cert.pem'), made.cert);
  return made;
}
