import type { BrowserContext } from 'playwright-core';
import { importableClient, usualClientId } from '../../src/idp/keycloak/signIn/signInClient';
import { admin, type Account, type Json } from './arrange';

/** Imports the client for signing in on a page as an administrator would, or with something about it changed. */
export async function importSignInClient(realm: string, changes: Json = {}): Promise<void> {
  await admin('POST', `/${realm}/clients`, { ...(JSON.parse(importableClient(usualClientId)) as Json), ...changes });
}

/** Somebody who reads Keycloak's pages in Chromium, and signs in where they ask for it. */
export interface Reader {
  /** Opens the page, signs in, and does what the page after that asks for. Resolves to the address of the last page. */
  read(
    url: string,
    account: Account,
    then?: readonly string[],
  ): Promise<{ readonly url: string; readonly text: string }>;
}

/** @param then the buttons to press after the login, by the value of their `name` */
export const readerIn = (context: BrowserContext): Reader => ({
  async read(url, { username, password }, then = []) {
    const page = await context.newPage();
    /** Waits for the page that comes next: the one at hand is loaded already. */
    const press = async (button: string): Promise<void> => {
      const loaded = page.waitForEvent('load');
      await page.locator(button).click();
      await loaded;
    };
    try {
      await page.goto(url);
      if (await page.locator('#kc-form-login').isVisible()) {
        await page.locator('#username').fill(username);
        await page.locator('#password').fill(password);
        await press('#kc-login');
      }
      for (const name of then) await press(`[name="${name}"]`);
      return { url: page.url(), text: await page.locator('body').innerText() };
    } finally {
      await page.close();
    }
  },
});
