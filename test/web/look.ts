import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../support/cache';

const notHere = 'Connections need VS Code on a computer';

/**
 * Opens the view container as a person would, and takes a picture of it.
 * @returns what is wrong with what stands there; undefined if nothing is
 */
export async function lookAtViews(page: Page): Promise<string | undefined> {
  page.setDefaultTimeout(60_000);
  await page.getByRole('tab', { name: 'OpenMetadata SSO' }).first().click();
  const welcome = page.locator('.welcome-view-content', { hasText: notHere });
  await welcome.waitFor({ state: 'visible' });
  const buttons = await welcome.locator('.monaco-button').count();
  await page
    .getByRole('treeitem', { name: /values\.yaml/ })
    .first()
    .click();
  await page.locator('.squiggly-error').first().waitFor({ state: 'visible' });
  const picture = join(projectRoot, 'test-results/web/views.png');
  await mkdir(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture });
  return buttons === 1 ? undefined : `The welcome text has ${buttons.toString()} buttons; see ${picture}.`;
}
