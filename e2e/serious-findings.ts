import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export type Theme = 'light' | 'dark';

/**
 * What axe calls serious or worse, as lines that say where. In the dark theme nothing but the colours differs, and in a
 * narrow window everything but these, which take axe the longest.
 */
export async function seriousFindings(page: Page, look: Theme | 'narrow'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (look === 'dark') axe.withRules('color-contrast');
  if (look === 'narrow') axe.disableRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
    );
}
