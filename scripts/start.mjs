// `npm start`: VS Code with the extension, on a sample deployment next to a Keycloak. Plain Node, because it installs the
// packages first.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installPackages, onEnd, projectRoot } from './setup.mjs';

if (!installPackages()) process.exit(1);
const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'scripts/start.ts')], {
  cwd: projectRoot,
  stdio: 'inherit',
});
onEnd((signal) => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
