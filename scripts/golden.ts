// Writes down what is found in the files of other people, and what is in the package. Look at the difference that Git shows
// before you keep it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../test/support/cache';
import { findingsNow, goldenFile } from '../test/support/golden';
import { runMain } from '../test/support/main';
import { npmScript } from '../test/support/npm';
import { packageList, packageListFile } from '../test/support/packageList';
import { temporaryDirectory } from '../test/support/processes';
import { entriesOf } from './repack';

runMain(async () => {
  mkdirSync(dirname(goldenFile), { recursive: true });
  writeFileSync(goldenFile, `${JSON.stringify(findingsNow(), undefined, 2)}\n`);

  const vsix = join(temporaryDirectory('golden'), 'openmetadata-sso.vsix');
  await npmScript(projectRoot, 'package', '--out', vsix);
  writeFileSync(packageListFile, packageList(entriesOf(readFileSync(vsix)).map(({ name }) => name.toString())));
});
