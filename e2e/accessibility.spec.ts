import { seriousFindings } from './serious-findings.ts';
import { expect, test } from './test.ts';

const themes = ['light', 'dark'] as const;

/** Each page, and the heading that says it is there. */
const pages = [
  { path: '/streams', heading: 'Streams' },
  { path: '/streams/create', heading: 'Create stream' },
  { path: '/streams/storefront-clicks/monitoring', heading: 'Throttling' },
  { path: '/streams/storefront-clicks/shards', heading: 'Hash space' },
  { path: '/streams/storefront-clicks/records', heading: 'Records' },
  { path: '/streams/storefront-clicks/producers', heading: 'Generators' },
  { path: '/streams/storefront-clicks/producers/create', heading: 'Create generator' },
  { path: '/streams/storefront-clicks/consumers', heading: 'Enhanced fan-out' },
  {
    path: '/streams/storefront-clicks/consumers/create',
    heading: 'Create sample consumer group',
  },
  { path: '/streams/storefront-clicks/configuration?edit=scale', heading: 'Shard count' },
  { path: '/alarms/create', heading: 'Create alarm' },
  { path: '/lab', heading: 'Snapshots' },
  { path: '/views', heading: 'Saved views' },
  { path: '/connections', heading: 'Connections' },
  { path: '/connections/add', heading: 'Add connection' },
  { path: '/settings', heading: 'Settings' },
];

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
