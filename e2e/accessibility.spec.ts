import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const themes = ['light', 'dark'] as const;

interface ShownPage {
  path: string;
  /** Says that it is there. */
  heading: string;
  /** The main ones are looked at in a narrow window too. */
  isNarrowToo?: boolean;
}

const pages: readonly ShownPage[] = [
  { path: '/streams', heading: 'Streams', isNarrowToo: true },
  { path: '/streams/create', heading: 'Create stream' },
  { path: '/streams/storefront-clicks/monitoring', heading: 'Throttling', isNarrowToo: true },
  { path: '/streams/storefront-clicks/shards', heading: 'Hash space', isNarrowToo: true },
  { path: '/streams/storefront-clicks/records', heading: 'Records', isNarrowToo: true },
  { path: '/streams/storefront-clicks/producers', heading: 'Generators' },
  { path: '/streams/storefront-clicks/producers/create', heading: 'Create generator' },
  { path: '/streams/storefront-clicks/consumers', heading: 'Enhanced fan-out', isNarrowToo: true },
  {
    path: '/streams/storefront-clicks/consumers/create',
    heading: 'Create sample consumer group',
  },
  { path: '/streams/storefront-clicks/configuration?edit=scale', heading: 'Shard count' },
  { path: '/alarms/create', heading: 'Create alarm', isNarrowToo: true },
  { path: '/lab', heading: 'Snapshots', isNarrowToo: true },
  { path: '/views', heading: 'Saved views' },
  { path: '/connections', heading: 'Connections' },
  { path: '/connections/add', heading: 'Add connection' },
  { path: '/settings', heading: 'Settings', isNarrowToo: true },
];

test.describe('in a window of 420 pixels', () => {
  test.use({ viewport: { width: 420, height: 900 } });

  for (const { path, heading } of pages.filter(({ isNarrowToo }) => isNarrowToo))
    test(`axe finds nothing serious on ${path}, and nothing sticks out`, async ({ page, demo }) => {
      // What the server drew for a wide window must be what a narrow one begins with.
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(demo.consoleUrl + path);
      await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'More', exact: true })).toBeVisible();
      expect(await seriousFindings(page, 'narrow')).toEqual([]);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(wider).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
    });
});

for (const theme of themes)
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ context, demo }) => {
      await context.addCookies([{ name: 'kinetoscope-theme', value: theme, url: demo.consoleUrl }]);
    });

    for (const { path, heading } of pages)
      test(`axe finds nothing serious on ${path}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
        expect(await seriousFindings(page, theme)).toEqual([]);
      });
  });
