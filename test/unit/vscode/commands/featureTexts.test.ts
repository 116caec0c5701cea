import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { effectiveConfiguration } from '../../../../src/core/effective';
import { serverYaml } from '../../../../src/core/formats/serverYaml/serverYaml';
import { conversionText } from '../../../../src/vscode/commands/convert/conversionText';
import { effectiveText } from '../../../../src/vscode/commands/effective/effectiveText';

const name = 'openmetadata.yaml';
const missing = (...names: readonly string[]) =>
  names.map((each) => ({ key: 'authn.provider' as const, name: each, reason: `${each} has no place there.` }));

describe('the message about a conversion', () => {
  it('is one sentence where everything was carried over', () => {
    assert.equal(conversionText(name, [], []), `${name} is in the new editor, in its new format.`);
  });

  it('names what is missing, but not all of a long list', () => {
    assert.match(conversionText(name, missing('a', 'b'), []), /Not carried over: a, b\. The comments/);
    assert.match(conversionText(name, missing('a', 'b', 'c', 'd', 'e', 'f'), []), /: a, b, c, d and 2 more\./);
  });

  it('names the home of every secret once, and no secret', () => {
    const secret = { key: 'oidc.secret' as const, value: 'hunter2', secret: true };
    const text = conversionText(
      name,
      [],
      [
        { ...secret, home: { kind: 'environment-variable', variable: 'OIDC_CLIENT_SECRET' } },
        { ...secret, home: { kind: 'environment-variable', variable: 'OIDC_CLIENT_SECRET' } },
        { ...secret, home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry: 'secret' } },
      ],
    );
    assert.match(text, /Still to be set: variable OIDC_CLIENT_SECRET, entry secret of Secret oidc-secrets\./);
    assert.ok(!text.includes('hunter2'));
  });
});

describe('the page of the effective configuration', () => {
  const page = (text: string, refusals?: readonly string[]): string =>
    effectiveText(
      name,
      {
        lens: serverYaml,
        text,
        surroundings: {},
        judgement: {},
        view: serverYaml.read(text),
        findings: [],
      },
      {
        effectiveConfiguration: (...args) =>
          refusals === undefined
            ? effectiveConfiguration(...args)
            : {
                ok: false,
                error: refusals.map((message) => ({ message, range: { start: text.length, end: text.length } })),
              },
      },
    );

  it('is JSON below a comment', () => {
    const text = page('authenticationConfiguration:\n  provider: basic\nauthorizerConfiguration:\n  className: x\n');
    const [comment = '', ...json] = text.split('\n');
    assert.match(comment, /^\/\/ What a server makes of openmetadata\.yaml/);
    assert.doesNotThrow(() => JSON.parse(json.join('\n')) as unknown);
  });

  it('is nothing but comments where the server would not start, whatever the message holds', () => {
    const text = page('a:\nb:\n', ['first\nsecond', 'third']);
    assert.ok(text.split('\n').every((line) => line === '' || line.startsWith('//')));
    assert.match(text, /Line 3: first\n\/\/ second\n\/\/ Line 3: third/);
  });
});
