import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Each page, and the heading that says it is there. */
const pages = [
  { path: '/streams', heading: 'Streams' },
  { path: '/streams/create', heading: 'Create stream' },
  { path: '/streams/storefront-clicks/monitoring', heading: 'Throttling' },
  { path: '/streams/storefront-clicks/shards', heading: 'Hash space' },
  { path: '/streams/storefront-clicks/records', heading: 'Records' },
  { path: '/streams/storefront-clicks/producers', heading: 'Generators' },
  { path: '/streams/storefront-clicks/producers/create', heading: 'Create generator' },
  { path: '/connections', heading: 'Connections' },
  { path: '/connections/add', heading: 'Add connection' },
  { path: '/settings', heading: 'Settings' },
];

/** What axe calls serious or worse, as lines that say where. In the dark theme nothing but the colours differs. */
async function seriousFindings(page: Page, theme: Theme): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (theme === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
    );
}

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
