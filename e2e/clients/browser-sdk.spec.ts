import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
import { build } from 'vite';
import { createSimulator, type Simulator } from '#engine/simulator.ts';

/** The page's program with the SDK in it, as a bundler makes it for browsers. */
async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: join(import.meta.dirname, 'browser-page.mjs') },
    },
  });
  const [first] = [output].flat();
  if (!first || !('output' in first)) throw new Error('The bundler has made nothing.');
  return first.output[0].code;
}

interface Servers {
  simulator: Simulator;
  /** Serves the page on a port of its own, under every name of this machine. */
  pagePort: number;
}

const test = base.extend<object, { servers: Servers }>({
  servers: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const program = await bundle();
      const pages = createServer((request, response) => {
        const isProgram = request.url === '/page.js';
        response.setHeader('content-type', isProgram ? 'text/javascript' : 'text/html');
        response.end(isProgram ? program : '<script type="module" src="/page.js"></script>');
      });
      await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
      const simulator = await createSimulator({ lifecycleMs: 0 });
      await use({ simulator, pagePort: (pages.address() as AddressInfo).port });
      await simulator.close();
      pages.close();
    },
    { scope: 'worker' },
  ],
});

/** What the page's program gives back, or the words of its failure. */
const tell = (page: Page, endpoint: string): Promise<unknown> =>
  page.evaluate(
    (at) =>
      (globalThis as unknown as { tell(endpoint: string): Promise<unknown> })
        .tell(at)
        .catch((error: unknown) => String(error)),
    endpoint,
  );

const requestId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

test('the JavaScript SDK works in a page of another origin', async ({ page, servers }) => {
  await page.goto(`http://localhost:${servers.pagePort}/`);
  const told = await tell(page, servers.simulator.endpoint);
  expect(told).toEqual({
    put: expect.stringMatching(/^\d{56}$/) as unknown,
    read: [[(told as { put: string }).put, 'größe']],
    requestId: expect.stringMatching(requestId) as unknown,
    extendedRequestId: expect.stringMatching(/^[\w+/]{40,}=*$/) as unknown,
    refused: {
      name: 'ResourceNotFoundException',
      message: 'Stream absent under account 000000000000 not found.',
      status: 400,
      requestId: expect.stringMatching(requestId) as unknown,
    },
  });
});

test('a page that is not of this machine is kept out', async ({ browser, servers }) => {
  const { launchOptions } = test.info().project.use;
  // The browser alone takes this name for this machine's, as it would one whose owner points it here.
  const misled = await browser.browserType().launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP attacker.example 127.0.0.1'],
  });
  const page = await misled.newPage();
  await page.goto(`http://attacker.example:${servers.pagePort}/`);
  const { port, endpoint } = servers.simulator;
  expect(await tell(page, endpoint)).toBe('TypeError: Failed to fetch');
  expect(await tell(page, `http://attacker.example:${port}`)).toBe('TypeError: Failed to fetch');
  await misled.close();
});
