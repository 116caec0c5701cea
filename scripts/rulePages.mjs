import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../docs/rules');

/** The page of every code. In one file they take a third of the room in the package that as many files would. */
export const rulePages = () =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name.replace(/\.md$/, ''), readFileSync(join(folder, name), 'utf8')]),
  );

/**
 * What the package has of them, as JSON: their titles and how to fix what they are about. All of it would take a tenth of
 * the room that the package has.
 */
export const packedRulePages = () =>
  JSON.stringify(Object.fromEntries(Object.entries(rulePages()).map(([code, page]) => [code, inShort(page)])));

function inShort(page) {
  const [title] = page.split('\n', 1);
  const [, fix] = /^## (?:How to fix|What to do)\n\n([^]*?)(?=\n\n## |\n*$(?![^]))/m.exec(page) ?? [];
  return fix === undefined ? title : `${title}\n\n${fix.replace(/(?<=\S)\n(?=[A-Za-z`(])/g, ' ')}`;
}
