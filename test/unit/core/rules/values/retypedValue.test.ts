import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import type { Finding } from '../../../../../src/core/finding';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../../../src/core/text/range';
import { confidentialClient } from '../configurations';

const found = (text: string): readonly Finding[] =>
  analyze(envFile, text).findings.filter(({ code }) => code === 'retyped-value');

const severity = (variables: Readonly<Record<string, string>>): string =>
  found(confidentialClient(variables))
    .map((finding) => finding.severity)
    .join();

describe('retyped-value: which texts change', () => {
  const secrets: readonly (readonly [written: string, severity: string])[] = [
    ['*abc', 'warning'],
    ['&abc', 'error'],
    ['!abc', 'error'],
    ['&abc def', 'warning'],
    ['yes', 'warning'],
    ['012', 'warning'],
    ['1.10', 'warning'],
    ['12e5', 'warning'],
    ['"abc #def"', 'warning'],
    ['"abc # def"', 'warning'],
    ['abc', ''],
    ['a*b&c!', ''],
    ['abc#def', ''],
    ['12345', ''],
    ['98765432109876543210', ''],
    ['null', ''],
    ['!!str 012', ''],
    [`'"*abc"'`, ''],
    [`"'&abc'"`, ''],
    ['$SECRET', ''],
    ['"${SECRET}"', ''],
    ['', ''],
  ];
  for (const [written, expected] of secrets)
    it(`OIDC_CLIENT_SECRET=${written}`, () => {
      assert.equal(severity({ OIDC_CLIENT_SECRET: written }), expected);
    });

  it('a comment behind a text that is no secret is a comment', () => {
    assert.equal(severity({ CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME: '"Keycloak # ours"' }), '');
    assert.equal(severity({ CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME: '"Team #1"' }), 'warning');
  });

  it('a text that is a switch may be any word for true', () => {
    assert.equal(severity({ OIDC_USE_NONCE: 'yes' }), '');
  });

  it('what nobody signs in with is not looked at', () => {
    assert.equal(severity({ AUTHENTICATION_LOOKUP_ADMIN_PWD: '*abc' }), '');
    const ldap = 'AUTHENTICATION_PROVIDER=ldap\nAUTHENTICATION_LOOKUP_ADMIN_PWD=&abc';
    assert.deepEqual(
      found(ldap).map((finding) => finding.severity),
      ['error'],
    );
  });
});

describe('retyped-value: the fix', () => {
  for (const written of ['*abc', '&abc def', 'yes', '012', '"a #b"'])
    it(`makes the server read ${written}`, () => {
      const text = confidentialClient({ OIDC_CLIENT_SECRET: written });
      const [finding] = found(text);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix !== undefined && 'changes' in fix && fix.preferred === true && fix.safe === true);
      const edited = envFile.edit(text, fix.changes);
      assert.ok(edited.ok);
      const after = envFile.read(applyEdits(text, edited.value.edits));
      assert.equal(after.get('oidc.secret').value, written.replaceAll('"', ''));
    });
});

describe('retyped-value: secrets', () => {
  for (const written of ['*Pa55', '&Pa55 word', '"Pa55 #1"', '0x55'])
    it(`no word shows ${written}`, () => {
      const [finding] = found(confidentialClient({ OIDC_CLIENT_SECRET: written }));
      assert.ok(finding);
      const words = [finding.message, ...finding.fixes.map(({ title }) => title)].join(' ');
      for (const part of ['Pa55', '0x55', '85', 'word', '#1']) assert.ok(!words.includes(part), words);
    });
});

describe('retyped-value in openmetadata.yaml', () => {
  const codes = (line: string): readonly string[] =>
    analyze(serverYaml, `authenticationConfiguration:\n  provider: custom-oidc\n  ${line}\n`).findings.flatMap(
      ({ code, range: { start, end }, fixes }) =>
        code === 'retyped-value' ? [`${(end - start).toString()} ${fixes.length.toString()}`] : [],
    );

  it('takes anchors for anchors, and an alias for a mistake without a quick fix', () => {
    assert.deepEqual(codes('clientId: &id open-metadata'), []);
    assert.deepEqual(codes('providerName: *id'), ['3 0']);
    assert.deepEqual(codes('publicKeyUrls: *keys'), ['5 0']);
  });

  it('points at the key where nothing is left of the value', () => {
    assert.deepEqual(codes('providerName: &name'), ['12 1']);
  });

  it('looks into defaults, but not into quotes', () => {
    assert.deepEqual(codes('providerName: ${NAME:-on}'), ['2 1']);
    assert.deepEqual(codes('providerName: ${NAME:-"on"}'), []);
    assert.deepEqual(codes('providerName: "${NAME:-on}"'), []);
    assert.deepEqual(codes("providerName: 'on'"), []);
    assert.deepEqual(codes('providerName: >-\n    on'), []);
  });
});
