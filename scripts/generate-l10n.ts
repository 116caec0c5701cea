// Brings the bundles of translations up to date: new texts get an empty translation, which test/unit/l10n.test.ts does not
// let pass, and texts that are gone go.
import { writeFileSync } from 'node:fs';
import { bundleFile, textsOfSource, translationsTo } from './texts';

const language = 'de';
const known = translationsTo(language);
const texts = [...new Set(textsOfSource().map(({ text }) => text))].sort();
const bundle = Object.fromEntries(texts.map((text) => [text, known[text] ?? '']));
writeFileSync(bundleFile(language), `${JSON.stringify(bundle, undefined, 2)}\n`);
const missing = texts.filter((text) => !known[text]);
console.log(`${texts.length.toString()} texts; ${missing.length.toString()} have no translation to ${language} yet.`);
