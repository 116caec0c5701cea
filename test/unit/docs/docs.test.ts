import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<'commandPalette', readonly { readonly command: string; readonly when: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

const { contributes } = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;

const titleOf = (command: string): string => words[`command.${command.replace('openmetadata-sso.', '')}`] ?? command;
const titles = contributes.commands.map(({ command }) => titleOf(command));

/** The pages that people read, the ones at the top among them. */
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].sort();

/** A page without its code, in which brackets and stars mean something else. */
const prose = (page: string): string => page.replace(/^ *```[^]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '``');

/** Where a page links to on its own side of the web. */
const linksIn = (page: string): readonly string[] =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** What GitHub calls the headings of a page. */
const anchorsOf = (page: string): readonly string[] =>
  [...page.replace(/^ *```[^]*?^ *```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the documentation', () => {
  for (const file of pages) {
    const page = read(file);

    it(`${file}: every link leads somewhere`, () => {
      for (const link of linksIn(page)) {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? file : relative(root, join(root, dirname(file), decodeURI(path)));
        assert.ok(existsSync(join(root, target)), `${link} leads nowhere`);
        if (anchor !== undefined) assert.ok(anchorsOf(read(target)).includes(anchor), `${link}: no such heading`);
      }
    });

    it(`${file}: what it calls a command is one, and what it calls a setting is one`, () => {
      for (const [, title = ''] of prose(page).matchAll(/\*\*OpenMetadata SSO: ([^*]+)\*\*/g))
        assert.ok(titles.includes(title), `there is no command ${title}`);
      for (const [, title = ''] of prose(page).matchAll(/\*\*([A-Z][^*:]+…)\*\*/g))
        assert.ok([...titles, ...answers].includes(title.replaceAll(/\s+/g, ' ')), `there is no command ${title}`);
      for (const [, name = ''] of page.matchAll(/openmetadataSso\.(\w+)/g))
        assert.ok(`openmetadataSso.${name}` in contributes.configuration.properties, `there is no setting ${name}`);
    });
  }
});

/** What is chosen from a list and ends in the same sign, because it asks on. */
const answers = ['Answer one by one…', 'Ignore … in this line', 'Set Up…'];

describe('the README', () => {
  const readme = read('README.md');
  const rowsBelow = (heading: string): readonly (readonly string[])[] =>
    (new RegExp(`^## ${heading}\\n([^]*?)^## `, 'm').exec(readme)?.[1] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );

  it('lists the commands of the palette, all of them, each once', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const palette = contributes.commands.map(({ command }) => command).filter((command) => !hidden.includes(command));
    assert.deepEqual(
      rowsBelow('Commands')
        .map(([title]) => title)
        .sort(),
      palette.map(titleOf).sort(),
    );
  });

  it('lists the settings, all of them, with what they are if nobody sets them', () => {
    const settings = Object.entries(contributes.configuration.properties);
    assert.deepEqual(
      rowsBelow('Settings')
        .map(([name, value]) => [name, value])
        .sort(),
      settings.map(([name, setting]) => [`\`${name}\``, `\`${JSON.stringify(setting.default)}\``]).sort(),
    );
  });

  it('takes no more than 16 KB, because it ships', () => {
    assert.ok(statSync(join(root, 'README.md')).size <= 16 * 1024);
  });

  it('shows pictures that the marketplace shows, too', () => {
    const pictures = [...readme.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
    assert.ok(pictures.length >= 4);
    for (const [, , file = ''] of pictures) assert.match(file, /^media\/\w+\.png$/);
  });
});
