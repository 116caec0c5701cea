import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { contributes, activationEvents } = JSON.parse(read('package.json')) as {
  readonly contributes: Readonly<Record<string, unknown>>;
  readonly activationEvents: readonly string[];
};

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, read(join('src', name))] as const);

const sourcesWith = (pattern: RegExp): readonly string[] =>
  sources.filter(([, text]) => pattern.test(text)).map(([name]) => name);

describe('beside other extensions', () => {
  it('no language, grammar, snippet or default setting is claimed', () => {
    const claims = ['languages', 'grammars', 'snippets', 'configurationDefaults', 'yamlValidation', 'jsonValidation'];
    assert.deepEqual(
      claims.filter((claim) => claim in contributes),
      [],
    );
  });

  it('no formatter is registered', () => {
    assert.deepEqual(sourcesWith(/register\w*Formatting\w*Provider/), []);
  });

  it('activation waits for a language or a file, never for the start of VS Code', () => {
    assert.deepEqual(
      activationEvents.filter((event) => !/^(onLanguage|workspaceContains|onFileSystem|onWalkthrough):./.test(event)),
      [],
    );
  });

  it('no setting is written: what asks for settings never updates them', () => {
    assert.ok(sourcesWith(/getConfiguration\(/).length > 0);
    assert.deepEqual(sourcesWith(/ConfigurationTarget|getConfiguration\([^)]*\)\s*\.update\(/), []);
    assert.deepEqual(
      sources.filter(([, text]) => text.includes('getConfiguration(') && /\.update\(/.test(text)).map(([name]) => name),
      [],
    );
  });
});
