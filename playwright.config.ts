import { defineConfig, devices } from '@playwright/test';
import { browserArguments } from '#e2e/browser-arguments.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // All tests of a worker share one engine, workers and console, which take the machine's two cores.
  workers: 1,
  // The story begins on an empty directory, so it gets a worker of its own.
  projects: [
    { name: 'story', testMatch: '**/story.spec.ts' },
    { name: 'pages', testIgnore: '**/story.spec.ts' },
  ],
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
