import type { BrowserContext } from 'playwright-core';
import type { Visit } from '../support/signIn';

/**
 * Signs in as a person does, in a window of the browser. OpenMetadata itself cannot run here, so nothing answers at its
 * callback: the browser's way ends with asking for it.
 */
export const inBrowser =
  (context: BrowserContext, pictureOfTheLoginPage: string): Visit =>
  async (loginPage, { username, password }, callbackUrl) => {
    const page = await context.newPage();
    await page.goto(loginPage);
    await page.locator('[name="username"]').fill(username);
    await page.locator('[name="password"]').fill(password);
    await page.screenshot({ path: pictureOfTheLoginPage });
    const [arrival] = await Promise.all([
      page.waitForRequest((request) => request.url().startsWith(`${callbackUrl}?`)),
      page.keyboard.press('Enter'),
    ]);
    await page.close();
    return new URL(arrival.url());
  };
