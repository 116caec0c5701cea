// Writes the codes of all rules into the manifest's setting `openmetadataSso.rules`, and what it says of them into the
// manifest's texts. A text that is new gets an empty translation, which test/unit/l10n.test.ts does not let pass.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePrefix, ruleSettings, ruleTexts } from './ruleSettings';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, object> } };
}

type Texts = Readonly<Record<string, string>>;

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'));
const write = (name: string, contents: object): void => {
  writeFileSync(join(import.meta.dirname, '..', name), `${JSON.stringify(contents, undefined, 2)}\n`);
};

const manifest = read('package.json') as Manifest;
const { properties } = manifest.contributes.configuration;
properties['openmetadataSso.rules'] = { ...properties['openmetadataSso.rules'], properties: ruleSettings() };
write('package.json', manifest);

const before = read('package.nls.json') as Texts;
const written = Object.entries(before).filter(([key]) => !key.startsWith(rulePrefix));
const texts: Texts = { ...Object.fromEntries(written), ...ruleTexts() };
write('package.nls.json', texts);

const translated = read('package.nls.de.json') as Texts;
const translationOf = ([key, text]: [string, string]): [string, string] => [
  key,
  // The translation of what stood there before says something else.
  before[key] === text ? (translated[key] ?? '') : '',
];
write('package.nls.de.json', Object.fromEntries(Object.entries(texts).map(translationOf)));
