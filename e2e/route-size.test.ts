import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it, vi } from 'vitest';
import { buildConsole } from '#scripts/setup/console-build.mjs';
import { buildDir } from '#scripts/setup/environment.mjs';
import { createProgress } from '#scripts/setup/progress.mjs';

// The first of a fresh clone builds the console.
vi.setConfig({ hookTimeout: 300_000 });

const mostBytes = 600_000;
const manifestName = 'page_client-reference-manifest.js';

/** Next writes these for itself; of all that is in them, the chunks that a segment needs. */
interface PageManifest {
  entryJSFiles: Record<string, string[]>;
}

interface Route {
  path: string;
  chunks: Set<string>;
}

const require = createRequire(import.meta.url);
const sizes = new Map<string, number>();

/** As a server that compresses sends it. */
function gzippedBytes(chunk: string): number {
  const known = sizes.get(chunk);
  if (known !== undefined) return known;
  const bytes = gzipSync(readFileSync(join(buildDir, chunk)), { level: 6 }).byteLength;
  sizes.set(chunk, bytes);
  return bytes;
}

/** All that the first load of a route fetches: what every page needs, its layouts, its states and the page itself. */
function readRoute(file: string): Route {
  const scope = globalThis as { __RSC_MANIFEST?: Record<string, PageManifest> };
  // oxlint-disable-next-line no-underscore-dangle
  scope.__RSC_MANIFEST = {};
  require(join(buildDir, 'server/app', file));
  // oxlint-disable-next-line no-underscore-dangle
  const [entry] = Object.entries(scope.__RSC_MANIFEST);
  if (!entry) throw new Error(`${file} names no page.`);
  const [page, manifest] = entry;
  const rootFile = join(buildDir, 'server/app', dirname(file), 'page/build-manifest.json');
  const { rootMainFiles } = JSON.parse(readFileSync(rootFile, 'utf8')) as {
    rootMainFiles: string[];
  };
  const own = Object.values(manifest.entryJSFiles).flat();
  const path = page.replace(/\/page$/, '').replaceAll(/\/\([^)]+\)/g, '');
  return { path: path === '' ? '/' : path, chunks: new Set([...rootMainFiles, ...own]) };
}

let routes: Route[] = [];

beforeAll(async () => {
  await buildConsole(createProgress(1));
  routes = readdirSync(join(buildDir, 'server/app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(manifestName))
    .map(readRoute);
});

it('no route makes the browser fetch 600 kB of JavaScript', () => {
  const measured = routes
    .map(({ path, chunks }) => ({
      path,
      bytes: [...chunks].reduce((sum, chunk) => sum + gzippedBytes(chunk), 0),
    }))
    .toSorted((a, b) => b.bytes - a.bytes);
  for (const { path, bytes } of measured)
    console.log(`${String(Math.round(bytes / 1_000)).padStart(5)} kB  ${path}`);
  expect(measured.length).toBeGreaterThan(20);
  expect(measured.filter(({ bytes }) => bytes >= mostBytes)).toEqual([]);
});
