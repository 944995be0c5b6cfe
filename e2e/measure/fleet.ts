import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { browserArguments } from '#e2e/browser-arguments.ts';
import { kinesisClient } from '#e2e/kinesis-client.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { freePort } from '#scripts/setup/ports.mjs';
import { Stack } from '#scripts/stack/stack.mjs';

/** Measures how soon a list of many streams can be used, several times: `node e2e/measure/fleet.ts [streams] [rounds]`. */
const [streams = 1_000, rounds = 6] = process.argv.slice(2).map(Number);

async function makeStreams({ engineEndpoint }: Stack): Promise<void> {
  const kinesis = kinesisClient(engineEndpoint);
  const lab = createLabClient({
    endpoint: engineEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });
  await lab.putLimits({ Enforced: false });
  await lab.setLifecycle({ TransitionMs: 0 });
  for (let number = 0; number < streams; number++)
    await kinesis.createStream({
      StreamName: `fleet-${String(number).padStart(4, '0')}`,
      ShardCount: 1,
    });
}

interface Opening {
  /** When the server's first byte came. */
  firstByteMs: number;
  /** When the browser drew something. */
  paintMs: number;
  /** When the first click was made that had an effect. */
  usableMs: number;
  /** When that effect, another page of the list, was there. */
  followedMs: number;
  /** What the main thread did until then, in milliseconds of its own time and not of the machine's. */
  busyMs: number;
  htmlKiB: number;
}

/** All times count from the navigation, in a browser that has seen the console before, as a second visit has. */
async function open(browser: Browser, url: string): Promise<Opening> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(new URL('/settings', url).href);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(clickWhenPossible);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'followedMs' in globalThis);
  const { metrics } = await session.send('Performance.getMetrics');
  const seen = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[];
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return {
      firstByteMs: navigation?.responseStart ?? 0,
      htmlKiB: (navigation?.decodedBodySize ?? 0) / 1_024,
      paintMs: paint?.startTime ?? 0,
      usableMs: Reflect.get(globalThis, 'usableMs') as number,
      followedMs: Reflect.get(globalThis, 'followedMs') as number,
    };
  });
  await page.close();
  const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  return { ...seen, busyMs: busy * 1_000 };
}

/** Runs in the page, from before its own code: says when the click was that had an effect. */
function clickWhenPossible() {
  let clickedMs = 0;
  const look = () => {
    const second = document.querySelector('button[aria-label="Page 2"]');
    if (second?.getAttribute('aria-current') === 'true')
      Object.assign(globalThis, { usableMs: clickedMs, followedMs: performance.now() });
    else {
      clickedMs = performance.now();
      if (second instanceof HTMLElement) second.click();
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-measure-'));
const stack = new Stack({ enginePort: await freePort(), consolePort: await freePort(), dataDir });
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
try {
  await Promise.all([stack.startPart('engine'), stack.startPart('console')]);
  await makeStreams(stack);
  process.stdout.write(`load average ${loadavg()[0]?.toFixed(1)}, ${streams} streams\n`);
  for (let round = 0; round < rounds; round++) {
    const opening = await open(browser, `${stack.consoleUrl}/streams`);
    const figures = Object.entries(opening).map(
      ([name, value]) => `${name} ${(value as number).toFixed(0).padStart(6)}`,
    );
    process.stdout.write(`${figures.join('  ')}  target usableMs < 2000\n`);
  }
} finally {
  await browser.close();
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
