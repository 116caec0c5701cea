import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../docs/rules');

/** The page of every code. In one file they take a third of the room in the package that as many files would. */
export const rulePages = () =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name.replace(/\.md$/, ''), readFileSync(join(folder, name), 'utf8')]),
  );

/** The same for the package: Brotli makes a sixth less of them than the package's own compression. */
export const packedRulePages = () => brotliCompressSync(JSON.stringify(rulePages()));
