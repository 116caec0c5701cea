// `npm start`: VS Code with the extension, on a sample deployment next to a Keycloak. Plain Node, because it installs the
// packages first.
import { installPackages } from './setup.mjs';

installPackages();
const { register } = await import('tsx/esm/api');
register();
await import('./start.ts');
