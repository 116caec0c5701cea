import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../support/cache';
import { waitUntil } from '../support/wait';

/** `npm run pictures` takes them anew; otherwise they are held against what the product shows today. */
const isWriting = process.env['PICTURES'] === 'write';

const listFile = join(projectRoot, 'media/pictures.json');

type Texts = Readonly<Record<string, string>>;

const known = (): Texts => (existsSync(listFile) ? (JSON.parse(readFileSync(listFile, 'utf8')) as Texts) : {});

/** A part of the page, in CSS pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of an element that begins at its corner and has at most this size. */
export async function regionOf(element: Locator, width: number, height: number): Promise<Region> {
  const box = await element.boundingBox();
  assert.ok(box, 'it is on the screen');
  return { x: box.x, y: box.y, width: Math.min(width, box.width), height: Math.min(height, box.height) };
}

/**
 * Takes a picture of a region, or asserts that the product still shows what the picture does.
 * @param picture its path below media/; `.webp` are for the walkthrough and small, `.png` for the README
 * @param read what is to be read in it, by now
 */
export async function picture(page: Page, name: string, region: Region, read: () => Promise<string>): Promise<void> {
  if (!isWriting) {
    const wanted = known()[name];
    // What a server says may come a little later; the difference is for whoever reads the failure.
    await waitUntil(`media/${name} shows what it should`, async () => normal(await read()) === wanted).catch(
      async () => {
        const remedy = `media/${name} shows something else by now: run npm run pictures, and look at it.`;
        assert.equal(normal(await read()), wanted, remedy);
      },
    );
    assert.ok(existsSync(join(projectRoot, 'media', name)), `media/${name} is there`);
    return;
  }
  const said = normal(await read());
  assert.ok(said.length > 20, `${name} shows something: ${said}`);
  const png = await page.screenshot({ clip: region, animations: 'disabled', caret: 'hide' });
  writeFileSync(join(projectRoot, 'media', name), name.endsWith('.webp') ? await asWebp(page, png) : png);
  const texts = Object.entries({ ...known(), [name]: said }).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(listFile, `${JSON.stringify(Object.fromEntries(texts), undefined, 2)}\n`);
}

/** What differs from run to run or from one VS Code to the next, and is no part of what the picture says. */
const normal = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    // An editor may have broken the line inside an address.
    .replaceAll(/(?:127\.\s?0\.\s?0\.\s?1|localhost):\s?\d{5}/g, 'localhost:8080')
    .replaceAll(/\d+ (?:seconds?|min(?:utes?)?) ago|just now/g, 'just now')
    .replaceAll(/^At .*?\d{4}.*?\. /gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * Without loss, in few colours: that is smaller for text than any photograph's quality, and sharp. Chromium encodes it; the
 * page of the workbench may not load pictures from elsewhere, so this is a page of its own.
 */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  try {
    const source = `data:image/png;base64,${png.toString('base64')}`;
    const url = await blank.evaluate<string>(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(source)};
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      pixels.data.forEach((value, index) => {
        if (index % 4 < 3) pixels.data[index] = Math.round(value / 51) * 51;
      });
      context.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/webp', 1);
    })()`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  } finally {
    await blank.close();
  }
}
