import assert from 'node:assert/strict';
import type { Visit } from './signIn';

/** Keycloak's login page: one form, whose action carries the session. */
export const keycloakLogin: Visit = visitWith((html) => /<form[^>]*id="kc-form-login"[\s\S]*?<\/form>/.exec(html)?.[0]);

/** Auth0's Universal Login: the browser is sent to `/u/login`, and from there on its way back. */
export const auth0Login: Visit = visitWith(
  (html) => [...html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([form]) => form.includes('name="password"'))?.[0],
);

/** Posts the login form as a browser would, without one. */
function visitWith(formIn: (html: string) => string | undefined): Visit {
  return async (loginPage, { username, password }, callbackUrl) => {
    const browser = newBrowser(callbackUrl);
    const page = await browser.open(loginPage);
    const form = page.html === undefined ? undefined : formIn(page.html);
    assert.ok(form !== undefined, `a login page, not ${page.status.toString()} ${refusal(page)}`);
    const action = attribute(form, 'action') ?? page.url.href;
    const fields = new URLSearchParams({ ...hiddenFields(form), username, password });
    const arrived = await browser.open(new URL(action, page.url).href, fields);
    assert.ok(arrived.html === undefined, `a redirect after the login, not the page: ${refusal(arrived)}`);
    return arrived.url;
  };
}

interface Page {
  readonly url: URL;
  readonly status: number;
  /** Absent at the callback, which nobody opens. */
  readonly html?: string;
}

/** Follows redirects with its cookies until there is a page, or until it would leave for the callback. */
function newBrowser(callbackUrl: string): { open(url: string, form?: URLSearchParams): Promise<Page> } {
  const cookies = new Map<string, string>();
  return {
    async open(address, form) {
      let [url, body] = [new URL(address), form];
      for (;;) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const response = await fetch(url, {
          redirect: 'manual',
          headers: { cookie },
          ...(body === undefined ? {} : { method: 'POST', body }),
        });
        for (const each of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
          cookies.set(name, value);
        }
        const { status } = response;
        const location = response.headers.get('location');
        if (location === null) return { url, status, html: await response.text() };
        [url, body] = [new URL(location, url), undefined];
        if (isAt(url, callbackUrl)) return { url, status };
      }
    },
  };
}

/** The callback, or the host that it should have been on. */
const isAt = (url: URL, callbackUrl: string): boolean => url.origin === new URL(callbackUrl).origin;

const hiddenFields = (form: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      attribute(input, 'name') ?? '',
      attribute(input, 'value') ?? '',
    ]),
  );

const attribute = (element: string, name: string): string | undefined =>
  new RegExp(`^<[^>]*\\s${name}="([^"]*)"`).exec(element)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

const refusal = ({ url, html }: Page): string => (html === undefined ? url.href : visibleText(html));

/** What people read of a page, at most 400 characters. */
export const visibleText = (html: string): string =>
  html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 400);
