import { test as base } from '@playwright/test';
import type { Stack } from '#scripts/stack/stack.mjs';
import { startStorefront } from './start-storefront.ts';
import { withStack } from './with-stack.ts';

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
    ({}, use) => withStack(use),
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

/** For tests that move the clock, or leave so much behind that others would stumble over it. */
export const testOnOwnStack = () =>
  test.extend<object, Pick<WorkerFixtures, 'stack'>>({
    stack: [
      // oxlint-disable-next-line no-empty-pattern
      ({}, use) => withStack(use),
      { scope: 'worker', timeout: mostStartMs },
    ],
  });

export { expect } from '@playwright/test';
