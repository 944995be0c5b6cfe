import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineVictim } from '#bench/engine-victim.ts';
import { killUnderLoad } from '#bench/kill-under-load.ts';

it('keeps every acknowledged record once and in order when it is killed under load', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-kill-'));
  try {
    const report = await killUnderLoad(await engineVictim(dataDir), {
      kills: 3,
      shards: 4,
      writers: 4,
      requestsPerKill: 60,
      recordsPerRequest: 20,
    });
    expect(report).toMatchObject({ lost: [], duplicated: [], misordered: [] });
    expect(report.acknowledged).toBeGreaterThanOrEqual(4 * 60 * 20);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
