// Writes the examples of the rules' pages anew from the fixtures, or those of the codes that are named. Look at the difference that Git shows before you keep it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withExamples } from './examples/page';

const folder = join(import.meta.dirname, '../docs/rules');
const named = process.argv.slice(2).map((code) => `${code}.md`);
for (const name of named.length === 0 ? readdirSync(folder) : named) {
  const file = join(folder, name);
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, withExamples(basename(name, '.md'), page));
}
