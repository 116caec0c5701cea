import type { Page } from 'playwright-core';

/** A kind of theme: what somebody's system asks for, and the class that the workbench then has. */
export interface Theme {
  readonly name: string;
  readonly wanted: { readonly colorScheme: 'light' | 'dark'; readonly forcedColors: 'active' | 'none' };
  readonly kind: string;
}

export const themes: readonly Theme[] = [
  { name: 'light', wanted: { colorScheme: 'light', forcedColors: 'none' }, kind: 'vs' },
  { name: 'dark', wanted: { colorScheme: 'dark', forcedColors: 'none' }, kind: 'vs-dark' },
  { name: 'high-contrast', wanted: { colorScheme: 'dark', forcedColors: 'active' }, kind: 'hc-black' },
  { name: 'high-contrast-light', wanted: { colorScheme: 'light', forcedColors: 'active' }, kind: 'hc-light' },
];

/** The settings with which VS Code goes by what the system asks for. */
export const goingByTheSystem = { 'window.autoDetectColorScheme': true, 'window.autoDetectHighContrast': true };

/** Switches to a theme, as somebody's system does in the evening, and waits until it is there. */
export async function switchTo({ wanted, kind }: Theme, page: Page): Promise<void> {
  await page.emulateMedia(wanted);
  await page.locator(`.monaco-workbench.${kind}`).waitFor();
  // Colours fade from one theme to the next.
  await page.evaluate(`
    Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished))
  `);
}

/** What stands out from what, and how far, as WCAG 2 counts it: from 1 to 21. */
export interface Contrast {
  readonly what: string;
  readonly ratio: number;
}

/**
 * The contrast of what is drawn against what lies behind it.
 * @param selector which elements
 * @param drawn with a font of icons, or as a picture that is cut out of a colour
 */
export const contrasts = (page: Page, selector: string, drawn: 'font' | 'mask'): Promise<readonly Contrast[]> =>
  page.evaluate<readonly Contrast[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
    const isMask = ${String(drawn === 'mask')};
    const channels = (colour) => (colour.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const over = ([r, g, b, a = 1], below) => [r, g, b].map((part, index) => part * a + below[index] * (1 - a));
    const behind = (node) => {
      if (node === null) return [255, 255, 255];
      const colour = channels(getComputedStyle(node).backgroundColor);
      return (colour[3] ?? 1) === 1 ? colour.slice(0, 3) : over(colour, behind(node.parentElement));
    };
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const light = (rgb) => {
      const [r, g, b] = rgb.map((part) => linear(part / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const style = getComputedStyle(element, isMask ? '' : '::before');
    if (isMask && style.maskImage === 'none') return { what: 'a picture with colours of its own', ratio: 0 };
    const below = behind(isMask ? element.parentElement : element);
    const [low, high] = [light(over(channels(isMask ? style.backgroundColor : style.color), below)), light(below)].sort(
      (one, other) => one - other,
    );
    return { what: element.className, ratio: (high + 0.05) / (low + 0.05) };
  })`);
