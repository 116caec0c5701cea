// Writes the examples of the rules' pages anew from the fixtures. Look at the difference that Git shows before you keep it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withExamples } from './examples/page';

const folder = join(import.meta.dirname, '../docs/rules');
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, withExamples(basename(name, '.md'), page));
}
