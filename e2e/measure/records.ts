import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { browserArguments } from '#e2e/browser-arguments.ts';
import { createStream, kinesisClient, putAll } from '#e2e/kinesis-client.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { readEvents } from '#lib/records/event-stream.ts';
import type { ReadingMessage } from '#lib/records/reading-message.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { freePort } from '#scripts/setup/ports.mjs';
import { Stack } from '#scripts/stack/stack.mjs';
import { longestIdleFrame, measureScroll, measureTail, timeToFirstRow } from './record-pages.ts';

/**
 * Measures the record browser against its targets and prints them: `node e2e/measure/records.ts [records] [tail s]`.
 * Takes some minutes, and two cores that nobody else uses.
 */
const [recordCount = 1_000_000, tailSeconds = 60] = process.argv.slice(2).map(Number);
const streamName = 'measured';
const shardCount = 16;

const print = (what: string, figure: string, target: string) =>
  process.stdout.write(`${what.padEnd(44)} ${figure.padEnd(34)} target ${target}\n`);

const pageOf = (stack: Stack, parameters: string) =>
  `${stack.consoleUrl}/streams/${streamName}/records?${parameters}`;

/** A million records, faster than the shards would take them: it is the reading that is measured. */
async function fill(stack: Stack): Promise<void> {
  const client = kinesisClient(stack.engineEndpoint);
  const lab = createLabClient({
    endpoint: stack.engineEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });
  await createStream(client, streamName, shardCount);
  await lab.putLimits({ StreamName: streamName, Enforced: false });
  const startMs = performance.now();
  for (let from = 0; from < recordCount; from += 5_000)
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        putAll(client, streamName, batch(from + at * 500, recordCount)),
      ),
    );
  await lab.putLimits({ StreamName: streamName, Enforced: true });
  const seconds = (performance.now() - startMs) / 1_000;
  process.stdout.write(`put ${recordCount} records in ${seconds.toFixed(0)} s\n`);
}

const batch = (from: number, most: number) =>
  Array.from({ length: Math.max(0, Math.min(500, most - from)) }, (_, at) => {
    const n = from + at;
    const view = { event: 'view', visitor: `visitor-${n % 800}`, page: '/product', n };
    return { PartitionKey: `visitor-${n % 8_000}`, Data: Buffer.from(JSON.stringify(view)) };
  });

async function measureFirst(stack: Stack, browser: Browser): Promise<void> {
  const ms = await timeToFirstRow(browser, pageOf(stack, 'page=1000'));
  print(
    'first records of them, Read to row',
    `${ms.map((one) => one.toFixed(0)).join(', ')} ms`,
    '< 500 ms',
  );
}

/** As the page asks, with the usual budget of 2 of 5 reads a second. */
async function measureFilter(stack: Stack, filter: string, name: string, search: string) {
  const startMs = performance.now();
  const response = await fetch(`${stack.consoleUrl}/api/tail`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      connectionId: 'simulator',
      query: { streamName, filter, search, limit: 100_000 },
    }),
  });
  if (!response.body) throw new Error('The console gave no body.');
  let [lastMs, longestGapMs, records, matched] = [startMs, 0, 0, 0];
  for await (const event of readEvents(response.body)) {
    const message = event as ReadingMessage;
    if (message.type === 'failure') throw new Error(message.failure.message);
    longestGapMs = Math.max(longestGapMs, performance.now() - lastMs);
    lastMs = performance.now();
    ({ records, matched } = message.progress);
  }
  const seconds = (performance.now() - startMs) / 1_000;
  const rate = `${Math.round(records / seconds)} records/s, ${matched} matched`;
  print(`filter by ${name}`, rate, '>= 50,000 records/s');
  print('  longest time without progress', `${longestGapMs.toFixed(0)} ms`, '<= 1,000 ms');
}

const tailRate = 5_000;

async function tail(stack: Stack, browser: Browser): Promise<void> {
  const idle = await longestIdleFrame(browser, 10);
  print(
    'longest frame of an empty page, 10 s',
    `${idle.toFixed(0)} ms`,
    'what the machine itself does',
  );
  const client = kinesisClient(stack.engineEndpoint);
  const writing = new AbortController();
  let sent = 0;
  const writer = (async () => {
    const startMs = performance.now();
    while (!writing.signal.aborted) {
      const due = ((performance.now() - startMs) / 1_000) * tailRate;
      if (sent < due) await putAll(client, streamName, batch(sent, sent + 500));
      else await new Promise((resolve) => setTimeout(resolve, 5));
      if (sent < due) sent += 500;
    }
    return (sent * 1_000) / (performance.now() - startMs);
  })();
  const figures = await measureTail(
    browser,
    pageOf(stack, 'from=latest&until=live&reads=5'),
    tailSeconds,
  );
  writing.abort();
  const rate = await writer;
  print('tail: written', `${Math.round(rate)} records/s for ${tailSeconds} s`, '5,000 for 60 s');
  print('  longest frame', `${figures.longestFrameMs.toFixed(0)} ms`, '<= 100 ms');
  print('  frames over 100 ms', `${figures.longFrames} of ${figures.frames}`, '0');
  print('  longest task, own time', `${figures.longestTaskMs.toFixed(0)} ms`, '<= 100 ms');
  print('  main thread busy', `${(figures.busyShare * 100).toFixed(0)} %`, 'less is better');
  print(
    '  heap early and late',
    figures.heapMiB.map((one) => `${one.toFixed(1)} MiB`).join(' → '),
    'flat',
  );
  print('  what the page says', figures.says, 'n of m');
}

const executablePath = findBrowser();
if (!executablePath) throw new Error('There is no Chromium: name one in CHROMIUM_PATH.');

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-measure-'));
const stack = new Stack({ enginePort: await freePort(), consolePort: await freePort(), dataDir });
const browser = await chromium.launch({ executablePath, args: browserArguments });
try {
  // Workers have no part in it.
  await Promise.all([stack.startPart('engine'), stack.startPart('console')]);
  await fill(stack);
  process.stdout.write(`load average ${loadavg()[0]?.toFixed(1)} before measuring\n`);
  await measureFirst(stack, browser);
  await measureFilter(stack, '', 'text “visitor-77”', 'visitor-77');
  await measureFilter(stack, 'value.n % 1000 === 7', 'JavaScript on the parsed value', '');
  const list = pageOf(stack, 'until=count&count=100000&page=100000&reads=5');
  const { framesPerSecond } = await measureScroll(browser, list);
  print('scrolling 100,000 records', `${framesPerSecond.toFixed(1)} frames/s`, '>= 55');
  await tail(stack, browser);
} finally {
  await browser.close();
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
