import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#scripts/setup/ports.mjs';
import { Stack } from '#scripts/stack/stack.mjs';

/** Engine, workers and console as `npm start` runs them, on data of their own, for as long as `use` takes. */
export async function withStack(use: (stack: Stack) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-e2e-'));
  const ports = { enginePort: await freePort(), consolePort: await freePort() };
  const stack = new Stack({ ...ports, dataDir });
  try {
    await stack.start();
    await use(stack);
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
