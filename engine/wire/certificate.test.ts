import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateIn } from './certificate.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetoscope-certificate-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('certificateIn', () => {
  it('makes one for this machine whose key is for its owner alone', async () => {
    const { cert, key } = await certificateIn(join(folder, 'tls'));
    const made = new X509Certificate(cert);
    expect(made.checkHost('localhost')).toBe('localhost');
    expect(made.checkIP('::1')).toBe('::1');
    expect(made.checkHost('attacker.example')).toBeUndefined();
    expect(key).toContain('PRIVATE KEY');
    expect((await stat(join(folder, 'tls', 'key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('keeps it', async () => {
    const made = await certificateIn(folder);
    expect(await certificateIn(folder)).toEqual(made);
  });

  it('makes another when the one kept is damaged', async () => {
    const made = await certificateIn(folder);
    await writeFile(join(folder, 'cert.pem'), 'not a certificate');
    const again = await certificateIn(folder);
    expect(new X509Certificate(again.cert).serialNumber).not.toBe(
      new X509Certificate(made.cert).serialNumber,
    );
  });
});
