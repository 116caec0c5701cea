import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { textsOfSource, translationsTo } from '../../scripts/texts';
import { keyOf } from '../../src/l10n/key';
import { speak, t } from '../../src/l10n/l10n';
import type { SaidOfFixture } from '../support/germanFindings';
import { proseIn, unsaidTexts } from '../support/prose';

const root = join(import.meta.dirname, '../..');
const readTexts = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>;

const texts = [...new Set(textsOfSource().map(({ text }) => text))].sort();
const german = translationsTo('de');
const manifest = readTexts('package.nls.json');
const germanManifest = readTexts('package.nls.de.json');

/** Each text of both that is translated, with its translation. */
const pairs = [
  ...Object.entries(german),
  ...Object.entries(manifest).map(([key, text]) => [text, germanManifest[key] ?? ''] as const),
].filter(([, translation]) => translation !== '');

/** What stands in a text and is no language, in the order of the alphabet. */
const found = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(String).sort();

/** Says the pairs that do not agree in what the pattern finds. */
const differing = (pattern: RegExp): readonly string[] =>
  pairs
    .filter(([text, translation]) => found(text, pattern).join('\n') !== found(translation, pattern).join('\n'))
    .map(([text, translation]) => `${text} → ${translation}`);

/** What has no translation, and what is translated though there is no such thing. */
const unlike = (names: readonly string[], translations: Readonly<Record<string, string>>): object => ({
  missing: names.filter((name) => (translations[name] ?? '').trim() === ''),
  unknown: Object.keys(translations).filter((name) => !names.includes(name)),
});

describe('German', () => {
  it('has every text of the code, and no other: run `npm run generate`, and translate what is empty', () => {
    assert.deepEqual(unlike(texts, german), { missing: [], unknown: [] });
  });

  it('has every text of the manifest, and no other', () => {
    assert.deepEqual(unlike(Object.keys(manifest), germanManifest), { missing: [], unknown: [] });
  });

  it('keeps placeholders', () => {
    assert.deepEqual(differing(/\{\d+\}/g), []);
  });

  it('keeps icons', () => {
    assert.deepEqual(differing(/\$\([\w~-]+\)/g), []);
  });

  it('keeps what stands between backticks', () => {
    assert.deepEqual(differing(/`[^`]+`/g), []);
  });

  it('keeps where links lead', () => {
    assert.deepEqual(differing(/\]\([^)]+\)/g), []);
  });

  it('keeps line breaks, and the ends of sentences and of names that ask for more', () => {
    assert.deepEqual(differing(/\n/g), []);
    assert.deepEqual(
      pairs.filter(([text, translation]) => /…\)?$/.test(text) !== /…\)?$/.test(translation)),
      [],
    );
  });

  it('has typographic quotes and apostrophes, and no dashes for dots', () => {
    const wrong = /\p{L}'\p{L}|\.\.\.|(?<![=:{[(,`] ?|^)"(?=\p{L})/u;
    assert.deepEqual(
      pairs.filter(([, translation]) => wrong.test(translation.replace(/`[^`]*`|\{"[^}]*\}|'"…"'/g, ''))),
      [],
    );
  });
});

describe('texts of the code', () => {
  it('hold no placeholder of their own, which `t` would take for a value', () => {
    const own = textsOfSource().filter(({ text }) => {
      // Those that `textsOfSource` writes count up from nothing.
      const numbers = [...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
      return numbers.some((number, index) => number !== index);
    });
    assert.deepEqual(own, []);
  });

  it('have keys of their own', () => {
    const byKey = new Map(texts.map((text) => [keyOf(text), text]));
    assert.deepEqual(
      texts.filter((text) => byKey.get(keyOf(text)) !== text),
      [],
    );
  });

  it('say something besides their values', () => {
    assert.deepEqual(
      texts.filter((text) => !/\p{L}/u.test(text.replace(/\{\d+\}/g, ''))),
      [],
    );
  });

  it('are all said through `t`, save for a few that have a reason', () => {
    const excused = unsaidTexts().filter(
      ({ file, text }) => !exceptions.some(({ files, like = /^/ }) => files.test(file) && like.test(text)),
    );
    assert.deepEqual(excused, []);
  });

  it('have no reason for an exception that there is not', () => {
    const unsaid = unsaidTexts();
    assert.deepEqual(
      exceptions.filter(
        ({ files, like = /^/ }) => !unsaid.some(({ file, text }) => files.test(file) && like.test(text)),
      ),
      [],
    );
  });
});

/** The words of a field or a choice on a page of the provider's own, which is in English: no sentence. */
const label = /^(?:[^.!?…]|\.\d)+$/;

/** What reads like prose and is not to be translated. */
const exceptions: readonly { readonly files: RegExp; readonly like?: RegExp; readonly why: string }[] = [
  { files: /^src\/core\/convert\//, why: 'comments in a file that the user keeps, and what the command line says' },
  { files: /^src\/core\/effective\//, why: 'what a server logs when it does not start, word for word' },
  {
    files: /^src\/core\/identity\//,
    like: /^(?:Authentication failed|Not Authorized|Invalid JWT|User not )/,
    why: 'what OpenMetadata says to users, word for word',
  },
  { files: /^src\/core\//, like: /^Amazon Cognito$/, why: 'a name' },
  { files: /^src\/idp\/auth0\//, like: label, why: 'names on the pages of the dashboard of Auth0' },
  {
    files: /^src\/idp\/keycloak\//,
    like: label,
    why: 'names in the admin console of Keycloak, and what Keycloak says',
  },
  { files: /^src\/idp\/keycloak\/probes\//, like: /^Wrong client protocol\.$/, why: 'what Keycloak says' },
  { files: /\/signIn\/signInClient\.ts$/, why: 'what a client is called at the provider' },
  { files: /^src\/idp\/authorities\.ts$/, like: /PRIVATE KEY/, why: 'the head of a PEM file' },
  { files: /^src\/idp\/http\.ts$/, like: /^Time is up\.$/, why: 'the reason of an abort, which only code sees' },
  {
    files: /^src\/(?:provisioning|vscode\/commands\/secrets)\//,
    like: /^# /,
    why: 'comments in a file that the user keeps',
  },
  { files: /^src\/vscode\//, like: /^OpenMetadata SSO/, why: 'our name' },
  { files: /^src\/vscode\/tools\//, why: 'what language models read' },
];

describe('the search for texts that are not said through t', () => {
  it('finds sentences and titles wherever they stand', () => {
    const code = 'const a = "Sign in again."; b(`Create ${t`it`} now.`); const c = t`Well ${d ? "Add one" : "done"}`;';
    assert.deepEqual(proseIn(code), ['Sign in again.', 'Create {} now.', 'Add one']);
  });

  it('passes over codes, what is logged, types and mistakes of ours', () => {
    const code = `import a from 'A b'; type B = 'Sign in'; log.info('Signed in.'); throw new Error('No way.'); c('some words');`;
    assert.deepEqual(proseIn(code), []);
  });
});

describe('t', () => {
  afterEach(() => {
    speak(undefined);
  });

  it('says English while no language is set', () => {
    assert.equal(t`Create ${'om'} in ${2} steps.`, 'Create om in 2 steps.');
  });

  it('puts values where the translation has them, in whatever order and as often', () => {
    speak({ [keyOf('{0} in {1}')]: 'In {1}: {0}, {0}.' });
    assert.equal(t`${'a'} in ${'b'}`, 'In b: a, a.');
  });

  it('leaves values alone that look like placeholders', () => {
    speak({ [keyOf('{0} and {1}')]: '{0} und {1}' });
    assert.equal(t`${'{1}'} and ${'$&'}`, '{1} und $&');
  });

  it('stays English where a text has no translation', () => {
    speak({ [keyOf('Apply')]: 'Anwenden' });
    assert.equal(t`Apply`, 'Anwenden');
    assert.equal(t`Cancel ${1}`, 'Cancel 1');
  });

  it('goes back to English', () => {
    speak({ [keyOf('Apply')]: 'Anwenden' });
    speak(undefined);
    assert.equal(t`Apply`, 'Apply');
  });
});

describe('problems in German', () => {
  const said = (): readonly SaidOfFixture[] =>
    JSON.parse(
      execFileSync(process.execPath, ['--import=tsx', join(root, 'test/support/germanFindings.ts')], {
        encoding: 'utf8',
        cwd: root,
      }),
    ) as readonly SaidOfFixture[];

  it('have no English left in them, whatever is wrong with a configuration', () => {
    const all = said();
    assert.ok(all.length > 100);
    const english =
      /(?<![\w.'-])(?:the|and|of|is|are|with|without|this|that|which|has|have|it|nobody|people)(?![\w.'-])/i;
    const left = all.flatMap(({ fixture, texts: each }) =>
      each.filter((text) => english.test(text.replace(/„[^“]*“/g, ''))).map((text) => `${fixture}: ${text}`),
    );
    assert.deepEqual(left, []);
    assert.ok(
      all
        .flatMap((one) => one.texts)
        .some((text) => /^Ist \w+ leer, wird niemand durch Anmelden Administrator\./.test(text)),
    );
  });
});
