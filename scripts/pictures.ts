// `npm run pictures`: takes the pictures of the walkthrough and the README anew, from the product itself.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../test/support/cache';

const mocha = join(projectRoot, 'node_modules/mocha/bin/mocha.js');
const { status } = spawnSync(process.execPath, [mocha, 'test/ui/pictures.test.ts'], {
  cwd: projectRoot,
  env: { ...process.env, PICTURES: 'write' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
