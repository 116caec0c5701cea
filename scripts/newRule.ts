// `npm run new:rule -- <group>/<code>` writes what a rule consists of, for you to fill in: see CONTRIBUTING.md.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rules = 'src/core/rules';
const groups = readdirSync(join(root, rules), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

const [, group = '', code = ''] = /^([^/]*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/.exec(process.argv[2] ?? '') ?? [];
if (!groups.includes(group)) {
  console.error(`Usage: npm run new:rule -- <group>/<code-of-the-rule>, where the group is ${groups.join(', ')}.`);
  process.exit(1);
}
const name = code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const rule = `import { t } from '../../../l10n/l10n';
import type { Rule } from '../rule';
import { isWritten, nameOf } from '../subject';

/** Where it is known from that OpenMetadata does so: a page, a source file, an issue. */
export const ${name}: Rule = {
  code: '${code}',
  severity: 'warning',
  check({ view, report }) {
    const provider = view.get('authn.provider');
    if (!isWritten(provider) || provider.value !== '${code}') return;
    report({
      at: provider,
      message: t\`What goes wrong while \${nameOf(view, provider.key)} is so, and what to do about it.\`,
      fixes: [{ title: t\`Set it to basic\`, preferred: true, changes: [{ key: provider.key, set: 'basic' }] }],
    });
  },
};
`;

const page = `# What is wrong, in a few words

\`${code}\` · warning · quick fix: what it does

What OpenMetadata does then, and what people see of it.

## Wrong

## Right

## How to fix

What the quick fix does, and what else there is to think of.
`;

/** A file of which people see at once that it is to be filled in: its name is there for every code. */
const fixture = 'AUTHENTICATION_PROVIDER=';

write(`${rules}/${group}/${name}.ts`, rule);
write(`docs/rules/${code}.md`, page);
write(`test/fixtures/${code}/bad.env`, `${fixture}⟦${code}⟧\n`);
write(`test/fixtures/${code}/fixed.env`, `${fixture}basic\n`);
write(`test/fixtures/${code}/good.env`, `${fixture}basic\n`);
addToList();
console.log(
  `Now fill them in, run \`npm run generate\` and \`npx mocha test/unit/core/rules/fixtures.test.ts -g ${code}\`.`,
);

function write(path: string, text: string): void {
  const file = join(root, path);
  if (existsSync(file)) throw new Error(`${path} is there already.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}

/** One import and one name, each where the alphabet has it. */
function addToList(): void {
  const path = `${rules}/index.ts`;
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  insert(lines, /^import \{ (\w+) \} from '\.\/\w+\/\w+';$/, `import { ${name} } from './${group}/${name}';`);
  insert(lines, /^ {2}(\w+),$/, `  ${name},`);
  writeFileSync(join(root, path), lines.join('\n'));
  console.log(`added ${name} to ${path}`);
}

function insert(lines: string[], pattern: RegExp, line: string): void {
  const names = lines.map((each) => pattern.exec(each)?.[1]);
  const after = names.findLastIndex((each) => each !== undefined && each.toLowerCase() < name.toLowerCase());
  const first = names.findIndex((each) => each !== undefined);
  lines.splice(after < 0 ? first : after + 1, 0, line);
}
