import type { BrowserContext } from 'playwright-core';
import type { Visit } from '../support/signIn';

/**
 * Signs in as a person does, in a window of the browser. OpenMetadata itself cannot run here, so that nothing answers
 * at its callback: the browser's way ends there.
 */
export const inBrowser =
  (context: BrowserContext, pictureOfTheLoginPage: string): Visit =>
  async (loginPage, { username, password }, callbackUrl) => {
    const page = await context.newPage();
    await page.route(
      (url) => url.origin + url.pathname === callbackUrl,
      (route) => route.fulfill({ body: 'OpenMetadata takes over here.' }),
    );
    await page.goto(loginPage);
    await page.locator('#username').fill(username);
    await page.locator('#password').fill(password);
    await page.screenshot({ path: pictureOfTheLoginPage });
    await page.locator('#kc-login').click();
    await page.waitForURL((url) => url.origin + url.pathname === callbackUrl);
    const arrived = new URL(page.url());
    await page.close();
    return arrived;
  };
