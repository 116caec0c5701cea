import { appendFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { filesWith } from './filesWith';

/** Something that must be nowhere but where it is kept: a password, a secret, a token. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** Where they are looked for. */
export interface Places {
  /** The directory that holds everything VS Code writes: settings, state, backups, and the log of every output channel. */
  readonly home: string;
  /** The workbench: what it shows, and what the browser keeps for it. */
  readonly page: Page;
  /** What Keycloak has printed, its access log with it; undefined if it was lent to us. */
  readonly serverLog: string | undefined;
  /** The method and URL of every request that Keycloak got. */
  readonly requests: readonly string[];
}

/** Each canary that is somewhere, with the place: "the password in the browser's storage". Never its value. */
export async function leaks(places: Places, canaries: readonly Canary[]): Promise<readonly string[]> {
  const texts = {
    'on the screen': await places.page.content(),
    "in the browser's storage": await browserStorage(places.page),
    "in the server's log": places.serverLog ?? '',
    'in a URL': places.requests.join('\n'),
  };
  return leaksIn(texts, places.home, canaries);
}

/**
 * The same for texts that were collected, and for a directory.
 * @param texts by where they were: "on the screen"
 */
export function leaksIn(
  texts: Readonly<Record<string, string>>,
  directory: string,
  canaries: readonly Canary[],
): readonly string[] {
  return canaries.flatMap(({ name, value }) => {
    const forms = writings(value);
    const inTexts = Object.entries(texts).filter(([, text]) => forms.some((form) => text.includes(form)));
    const inFiles = filesWith(directory, forms).map((path) => `in ${path.slice(directory.length + 1)}`);
    return [...inTexts.map(([where]) => where), ...inFiles].map((where) => `the ${name} ${where}`);
  });
}

/** A text as it may be written: as it is, in JSON, in HTML, in a URL or a form, in Base64. */
function writings(value: string): readonly string[] {
  const attribute = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const form = new URLSearchParams({ value }).toString().slice('value='.length);
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  return [
    ...new Set([value, JSON.stringify(value).slice(1, -1), html, attribute, encodeURIComponent(value), form, base64]),
  ];
}

/**
 * All that the browser keeps. What extensions keep secret is in there as well, encrypted with a key that only the server
 * has: so that place needs no exception, and would be found if it were not encrypted.
 */
const browserStorage = (page: Page): Promise<string> =>
  page.evaluate<string>(`(async () => {
    const request = (asked) => new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    const text = (value) => {
      if (value instanceof Uint8Array || value instanceof ArrayBuffer) return new TextDecoder().decode(value);
      return typeof value === 'string' ? value : JSON.stringify(value);
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await request(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([request(objects.getAllKeys()), request(objects.getAll())]);
        texts.push(...keys.map(String), ...values.map(text));
      }
      database.close();
    }
    return texts.join('\\n');
  })()`);

/** Puts a text into each kind of place, so that a search which finds nothing is known to have looked. */
export async function plant(page: Page, logFile: string, text: string): Promise<void> {
  appendFileSync(logFile, `[info] ${text}\n`);
  await page.evaluate(
    `(async (text) => {
      const element = document.createElement('span');
      element.setAttribute('aria-label', text);
      document.body.append(element);
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('planted', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('planted').put(text, 'key');
        opening.onsuccess = () => { opening.result.close(); resolve(); };
        opening.onerror = () => reject(opening.error);
      });
    })(${JSON.stringify(text)})`,
  );
}
