import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { rulePrefix, ruleSettings, ruleTexts } from '../../scripts/ruleSettings';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly properties?: object }>> };
    readonly languageModelTools: readonly { readonly name: string; readonly when: string }[];
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly walkthroughs: readonly {
      readonly featuredFor: readonly string[];
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly image: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
  };
}

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const strings = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { commands, configuration, languageModelTools, menus, views, viewsContainers, viewsWelcome, walkthroughs } =
  manifest.contributes;
const contributed = commands.map(({ command }) => command).sort();

/** The text behind a name of the manifest. */
const said = (name: string): string => strings[name.slice(1, -1)] ?? name;

const folder = 'src/vscode/commands';
/** Each command's file says its id; the file is named for it. */
const written = new Map(
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const id = /^ {2}id: '(openmetadata-sso\.\w+)',$/m.exec(read(`${folder}/${name}`))?.[1];
      return id === undefined ? [] : [[id, name] as const];
    }),
);

describe('manifest', () => {
  it('contributes the commands that there are', () => {
    assert.deepEqual(contributed, [...written.keys()].sort());
  });

  it('finds each command in the list and in a file of its name', () => {
    const listIn = (file: string): readonly string[] =>
      /: readonly (?:Editing)?Command\[\] = \[([^\]]*)\]/.exec(read(`${folder}/${file}`))?.[1]?.match(/\w+/g) ?? [];
    const names = contributed.map((id) => id.replace('openmetadata-sso.', ''));
    const listed = listIn('index.ts').flatMap((name) => (name === 'editingCommands' ? listIn('editing.ts') : name));
    assert.deepEqual(listed.sort(), names);
    assert.deepEqual(
      [...written.values()].sort(),
      names.map((name) => `${name}.ts`),
    );
  });

  it('titles commands in one category, verbs first and in title case', () => {
    for (const { title, category } of commands) {
      assert.equal(category, 'OpenMetadata SSO');
      const text = strings[title.slice(1, -1)] ?? title;
      const small = /^(into|the|of|a|an|for|in|with)$/;
      assert.ok(
        text.split(/[ -]/).every((word) => small.test(word) || /^\(?[A-Z]/.test(word)),
        text,
      );
    }
  });

  it('shows only commands that there are, and hides from the palette what needs an argument', () => {
    const shown = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    assert.deepEqual(
      shown.filter((command) => !contributed.includes(command)),
      [],
    );
    const hidden = menus['commandPalette']?.filter(({ when }) => when === 'false').map(({ command }) => command);
    assert.deepEqual(hidden?.sort(), [
      'openmetadata-sso.applyRemedy',
      'openmetadata-sso.copyClientId',
      'openmetadata-sso.placeSecrets',
    ]);
  });

  it('offers every code in the setting that changes severities: run `npm run generate` if not', () => {
    assert.deepEqual(configuration.properties['openmetadataSso.rules']?.properties, ruleSettings());
    const described = Object.entries(strings).filter(([key]) => key.startsWith(rulePrefix));
    assert.deepEqual(Object.fromEntries(described), ruleTexts());
  });

  it('has a row in the README for every setting and every command of the palette', () => {
    const readme = read('README.md');
    const hidden = menus['commandPalette']?.filter(({ when }) => when === 'false').map(({ command }) => command) ?? [];
    const titles = commands
      .filter(({ command }) => !hidden.includes(command))
      .map(({ title }) => strings[title.slice(1, -1)] ?? title);
    const rows = [...Object.keys(configuration.properties).map((name) => `\`${name}\``), ...titles];
    assert.deepEqual(
      rows.filter((row) => !readme.includes(`| ${row} `)),
      [],
    );
  });

  it('offers language models the tools that there are, in workspaces that the user trusts', () => {
    const list = read('src/vscode/tools/register.ts');
    const listed = /: readonly Tool\[\] = \[([^\]]*)\]/.exec(list)?.[1] ?? '';
    assert.deepEqual(
      languageModelTools.map(({ name }) => name.replace('openmetadata-sso_', '')).sort(),
      [...listed.matchAll(/\w+/g)].map(([name]) => name).sort(),
    );
    assert.ok(languageModelTools.every(({ when }) => when === 'isWorkspaceTrusted'));
  });

  it('has a welcome text for each state of the view, with links to commands that there are', () => {
    const states = viewsWelcome.map(({ view, when }) => `${view.replace('openmetadata-sso.', '')}: ${when ?? ''}`);
    assert.deepEqual(states.sort(), [
      'configurations: !isWorkspaceTrusted',
      'configurations: isWorkspaceTrusted',
      'connections: openmetadata-sso.connections == browser',
      'connections: openmetadata-sso.connections == none && !isWorkspaceTrusted',
      'connections: openmetadata-sso.connections == none && isWorkspaceTrusted',
      'connections: openmetadata-sso.connections == unauthorized',
      'connections: openmetadata-sso.connections == unreachable',
    ]);
    for (const { contents } of viewsWelcome) {
      const links = [...(strings[contents.slice(1, -1)] ?? '').matchAll(/\((?:command|(https)):([^)]+)\)/g)];
      assert.ok(links.length > 0, contents);
      for (const [, page, command = ''] of links)
        assert.ok(page !== undefined || contributed.includes(command) || command.startsWith('workbench.'), command);
    }
  });

  it('has one button in each welcome text and in each step of the walkthrough', () => {
    const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    for (const text of [...viewsWelcome.map(({ contents }) => contents), ...steps.map((step) => step.description)]) {
      // VS Code makes a button of a link that is alone on its line.
      const buttons = said(text)
        .split('\n')
        .filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
      assert.equal(buttons.length, 1, said(text));
    }
  });

  it('has five steps from the file to a proven sign-in, each with a picture and what completes it', () => {
    const [walkthrough, ...others] = walkthroughs;
    assert.ok(walkthrough !== undefined && others.length === 0);
    assert.deepEqual(
      walkthrough.steps.map(({ id }) => id),
      ['open', 'connect', 'setUp', 'check', 'preview'],
    );
    for (const { media, completionEvents, description } of walkthrough.steps) {
      assert.ok(existsSync(join(root, media.image)), media.image);
      assert.match(said(media.altText), /^\S.{20,}\.$/);
      const commandsNamed = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
      assert.ok(commandsNamed.length > 0 && commandsNamed.every((command) => contributed.includes(command)));
      assert.ok(description !== '');
    }
    assert.ok(walkthrough.featuredFor.length > 0);
  });

  it('has a text for every string that it names, and names every text', () => {
    const named = [...read('package.json').matchAll(/"%([^%]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(strings).sort());
  });

  it('draws its icons from files that there are', () => {
    const icons = [...viewsContainers.activitybar, ...Object.values(views).flat()].map(({ icon }) => icon);
    assert.deepEqual(
      icons.filter((icon) => !existsSync(join(root, icon))),
      [],
    );
  });
});
