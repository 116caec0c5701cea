// Writes down what is found in the files of other people. Look at the difference that Git shows before you keep it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findingsNow, goldenFile } from '../test/support/golden';

mkdirSync(dirname(goldenFile), { recursive: true });
writeFileSync(goldenFile, `${JSON.stringify(findingsNow(), undefined, 2)}\n`);
