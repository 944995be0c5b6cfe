import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { root } from '#scripts/setup/environment.mjs';
import { Stop } from '#scripts/setup/stop.mjs';
import { browserArguments } from './browser-arguments.ts';
import { startStorefront } from './start-storefront.ts';
import { withStack } from './with-stack.ts';

const file = join(root, 'docs', 'screenshot.png');
/** As long as the heat strip is: calm and sales. */
const trafficMs = 300_000;

/** Takes the README's picture: the demo's stream after some minutes of traffic. */
const executablePath = findBrowser();
if (!executablePath) throw new Stop('There is no Chromium: name one in CHROMIUM_PATH.');

await withStack(async (stack) => {
  await startStorefront(stack);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 1130 },
      deviceScaleFactor: 1.5,
    });
    await page.goto(`${stack.consoleUrl}/streams/storefront-clicks/monitoring`);
    await page.waitForTimeout(trafficMs);
    await page
      .getByText(/shardId-\d{12} is throttled: /)
      .first()
      .waitFor({ timeout: trafficMs });
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
});
console.log(`Written to ${file}`);
