import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from '../src/l10n/key.ts';

const folder = join(import.meta.dirname, '../l10n');

/**
 * Writes the translations as `t` looks them up, by key instead of by text: the English texts are in the code already.
 * @param {string} target The folder that the manifest's `l10n` names.
 */
export function writeBundles(target) {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(folder)) {
    const bundle = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const translated = Object.entries(bundle).filter(([, translation]) => translation !== '');
    const entries = translated.map(([text, translation]) => [keyOf(text), translation]);
    if (new Set(entries.map(([key]) => key)).size < entries.length)
      throw new Error(`${name}: two texts have one key. Give src/l10n/key.ts another seed.`);
    writeFileSync(join(target, name), JSON.stringify(Object.fromEntries(entries)));
  }
}
