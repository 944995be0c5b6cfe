import type { Browser, Page } from '@playwright/test';

/** From the click on Read to the first new row, several times, in milliseconds. */
export async function timeToFirstRow(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage();
  const times: number[] = [];
  await page.goto(url);
  for (let round = 0; round < 5; round++) {
    await page
      .getByRole('row')
      .nth(5)
      .waitFor()
      .catch(async (cause: unknown) => {
        throw new Error(`No rows on ${await page.getByRole('main').innerText()}`, { cause });
      });
    await page.getByRole('button', { name: 'Read', exact: true }).waitFor();
    times.push(await page.evaluate(clickAndWait));
  }
  await page.close();
  return times;
}

/** Runs in the page: rows go when a reading begins, and come with its first records. */
function clickAndWait(): Promise<number> {
  // What runs in the page can take nothing along.
  // oxlint-disable-next-line unicorn/consistent-function-scoping
  const rows = () => document.querySelectorAll('[data-record]').length;
  const read = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Read',
  );
  const startMs = performance.now();
  read?.click();
  let wereGone = false;
  return new Promise((resolve) => {
    const look = () => {
      wereGone ||= rows() === 0;
      if (wereGone && rows() > 0) resolve(performance.now() - startMs);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Scrolls through the list for ten seconds, one step a frame. */
export async function measureScroll(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByText(/^Read [\d,]+ records/).waitFor({ timeout: 300_000 });
  const framesPerSecond = await page.evaluate(async () => {
    const list = document.querySelector('[role="table"][aria-label="Records"] > div');
    const startMs = performance.now();
    let frames = 0;
    while (performance.now() - startMs < 10_000) {
      await new Promise(requestAnimationFrame);
      list?.scrollBy(0, 400);
      frames += 1;
    }
    return (frames * 1_000) / (performance.now() - startMs);
  });
  await page.close();
  return { framesPerSecond };
}

interface TailFigures {
  frames: number;
  longFrames: number;
  longestFrameMs: number;
  /** What the longest piece of work took of the main thread's own time, whatever else the machine did. */
  longestTaskMs: number;
  /** The share of a processor that the main thread took. */
  busyShare: number;
  /** After garbage collection: early on, and at the end. */
  heapMiB: number[];
  says: string;
}

const warmUpMs = 5_000;

/** Watches a tail for so many seconds. */
export async function measureTail(
  browser: Browser,
  url: string,
  seconds: number,
): Promise<TailFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByText(/^Showing [\d,]+ of/).waitFor();
  await page.waitForTimeout(warmUpMs);
  const early = await heapMiB(page);
  await browser.startTracing(page, { categories: ['toplevel'] });
  const frames = await page.evaluate(watchFrames, seconds * 1_000);
  const tasks = mainThreadTasks(await browser.stopTracing());
  const says = (await page.getByText(/^Showing [\d,]+ of [\d,]+\./).textContent()) ?? '';
  const late = await heapMiB(page);
  await page.close();
  return {
    ...frames,
    longestTaskMs: Math.max(...tasks),
    busyShare: tasks.reduce((sum, ms) => sum + ms, 0) / (seconds * 1_000),
    heapMiB: [early, late],
    says: says.split('.')[0] ?? '',
  };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Of the thread's own time, in microseconds. */
  tdur?: number;
  args?: { name?: string };
}

/** How long each task of the busiest page's main thread took of the thread's own time, in milliseconds. */
function mainThreadTasks(trace: Buffer): number[] {
  // The browser's own format.
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const isMain = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && args?.name === 'CrRendererMain';
  const byThread = traceEvents.filter(isMain).map(({ pid, tid }) =>
    traceEvents
      .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X')
      .filter(({ name }) => name.endsWith('RunTask'))
      .map(({ tdur = 0 }) => tdur / 1_000),
  );
  return byThread.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Runs in the page. */
async function watchFrames(ms: number) {
  const startMs = performance.now();
  let last = startMs;
  const figures = { frames: 0, longFrames: 0, longestFrameMs: 0 };
  while (last - startMs < ms) {
    await new Promise(requestAnimationFrame);
    const frameMs = performance.now() - last;
    last = performance.now();
    figures.frames += 1;
    figures.longestFrameMs = Math.max(figures.longestFrameMs, frameMs);
    if (frameMs > 100) figures.longFrames += 1;
  }
  return figures;
}

async function heapMiB(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1_048_576;
}

/** What the machine does to a page that does nothing. */
export async function longestIdleFrame(browser: Browser, seconds: number): Promise<number> {
  const page = await browser.newPage();
  const { longestFrameMs } = await page.evaluate(watchFrames, seconds * 1_000);
  await page.close();
  return longestFrameMs;
}
