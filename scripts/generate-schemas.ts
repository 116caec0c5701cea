// Writes schemas/ from the catalogue. `--check` writes nothing and exits 1 if a file differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas, schemaText } from './schemas';

const folder = join(import.meta.dirname, '../schemas');

const stale = [...schemas].filter(([name, schema]) => {
  const file = join(folder, name);
  return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== schemaText(schema);
});

if (!process.argv.includes('--check')) {
  for (const [name, schema] of stale) writeFileSync(join(folder, name), schemaText(schema));
} else if (stale.length > 0) {
  console.error(`${stale.map(([name]) => `schemas/${name}`).join(', ')}: stale. Run npm run generate.`);
  process.exitCode = 1;
}
