import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startStorefront } from './start-storefront.ts';
import { freePort } from '#scripts/setup/ports.mjs';
import { Stack } from '#scripts/stack/stack.mjs';

const mostStartMs = 120_000;

interface WorkerFixtures {
  /** Engine, workers and console as `npm start` runs them, on data of their own. */
  stack: Stack;
  /** The demo's stream and traffic in that stack. */
  demo: Stack;
}

export const test = base.extend<object, WorkerFixtures>({
  stack: [
    // Playwright reads from the first parameter which fixtures this one needs: none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
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
    },
    { scope: 'worker', timeout: mostStartMs },
  ],
  demo: [
    async ({ stack }, use) => {
      await startStorefront(stack);
      await use(stack);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => use(stack.consoleUrl),
});

export { expect } from '@playwright/test';
