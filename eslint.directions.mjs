/**
 * The direction of imports, one row a room: what the room must not import.
 * docs/architecture.md draws the same picture and test/unit/architecture.test.ts reads the imports once more.
 */
const rooms = {
  'src/l10n': ['**/core/**', '**/idp/**', '**/provisioning/**', '**/vscode/**', '**/cli/**', 'node:*', 'vscode'],
  'src/core/text': ['catalogue', 'formats', 'schema', 'rules', 'analyze'].map((room) => `**/${room}/**`),
  'src/core/catalogue': ['**/formats/**', '**/schema/**', '**/rules/**', '**/analyze'],
  'src/core/formats': ['**/schema/**', '**/rules/**', '**/analyze'],
  'src/core/schema': ['**/rules/**', '**/analyze'],
  'src/core/rules': ['**/schema/**', '**/analyze'],
  'src/core': ['**/idp/**', '**/provisioning/**', '**/vscode/**', '**/cli/**', 'node:*', 'vscode'],
  'src/idp': ['**/provisioning/**', '**/vscode/**', '**/cli/**', 'vscode'],
  'src/provisioning': ['**/vscode/**', '**/cli/**', 'vscode'],
  'src/cli': ['**/vscode/**', 'vscode'],
  'src/vscode/platform': ['workspace', 'editor', 'explorer', 'commands', 'tools'].map((room) => `**/${room}/**`),
  'src/vscode/workspace': ['editor', 'explorer', 'commands', 'tools'].map((room) => `**/${room}/**`),
  'src/vscode/editor': ['explorer', 'commands', 'tools'].map((room) => `**/${room}/**`),
  'src/vscode/explorer': ['editor', 'commands', 'tools'].map((room) => `**/${room}/**`),
  'src/vscode/commands': ['editor', 'explorer', 'tools'].map((room) => `**/${room}/**`),
  'src/vscode/tools': ['editor', 'explorer', 'commands'].map((room) => `**/${room}/**`),
};

/** A room inside another keeps to the rules of both. */
const forbidden = (room) =>
  Object.entries(rooms)
    .filter(([other]) => room === other || room.startsWith(`${other}/`))
    .flatMap(([, patterns]) => patterns);

export const directions = Object.keys(rooms).map((room) => ({
  files: [`${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden(room), message: `${room} does not import this: see docs/architecture.md.` }] },
    ],
  },
}));
