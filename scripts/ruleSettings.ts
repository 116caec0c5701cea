import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingCodes } from '../src/core/codes';

const pages = join(import.meta.dirname, '../docs/rules');

/** What the setting `openmetadataSso.rules` can say of one code. */
export interface RuleSetting {
  readonly type: 'string';
  readonly enum: readonly string[];
  readonly description: string;
}

/** The properties of that setting: every code, described by a text of package.nls.json. */
export const ruleSettings = (): Readonly<Record<string, RuleSetting>> =>
  Object.fromEntries(findingCodes.map(({ code }) => [code, ruleSetting(code)]));

/** Those texts by their keys: the title of each code's page. */
export const ruleTexts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(findingCodes.map(({ code }) => [keyOf(code), `${titleOf(code)}.`]));

/** What begins the keys of those texts: they are generated, and no others begin so. */
export const rulePrefix = 'rule.';

const keyOf = (code: string): string => rulePrefix + code;

const ruleSetting = (code: string): RuleSetting => ({
  type: 'string',
  enum: ['off', 'error', 'warning', 'information', 'hint'],
  description: `%${keyOf(code)}%`,
});

/** A page begins with `# ` and its title. What people read in VS Code has typographic apostrophes. */
const titleOf = (code: string): string =>
  readFileSync(join(pages, `${code}.md`), 'utf8')
    .split(/\r?\n/, 1)
    .join('')
    .replace(/^# /, '')
    .replace(/(?<=\w)'/g, '’');
