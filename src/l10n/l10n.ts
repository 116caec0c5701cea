import { keyOf } from './key';

/** Texts in another language, by the key of the English text. Values stand in them as `{0}`, `{1}`, in any order. */
export type Translations = Readonly<Record<string, string>>;

let translations: Translations | undefined;

/**
 * The language of everything that is said from now on. Set once, before a module that holds texts is loaded: see
 * extension.ts. Undefined: English.
 */
export function speak(bundle: Translations | undefined): void {
  translations = bundle;
}

/**
 * A text that people read, in their language: t`Create ${client}…`. English is what stands in the code; a text without a
 * translation stays English. `test/unit/l10n.test.ts` finds these texts by the name of this function.
 */
export function t(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const translated = translations?.[keyOf(textOf(texts))];
  return translated === undefined
    ? texts.map((text, index) => text + String(values[index] ?? '')).join('')
    : translated.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}

/** The text as translators see it, with `{0}`, `{1}` where values stand. */
export const textOf = (texts: readonly string[]): string =>
  texts.map((text, index) => (index === 0 ? text : `{${(index - 1).toString()}}${text}`)).join('');
