// `npm run package`: builds the extension and packs it. The same sources make the same bytes, wherever and whenever.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { runMain } from '../test/support/main';
import { repack } from './repack';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'dist/openmetadata-sso.vsix') } },
});
const packagePath = resolve(values.out);

runMain(async () => {
  await createVSIX({ cwd: root, packagePath, dependencies: false });
  const packed = await repack(readFileSync(packagePath));
  writeFileSync(packagePath, packed);
  console.log(`Repacked: ${Math.ceil(packed.length / 1024).toString()} KB`);
});
