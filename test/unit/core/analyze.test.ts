import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';

const wrong = `authenticationConfiguration:
  clientType: browser
  provider: Okta
`;

const codesOf = (text: string, judgement = {}): readonly string[] =>
  analyze(serverYaml, text, {}, judgement).findings.map(({ severity, code }) => `${severity} ${code}`);

describe('analyze', () => {
  const all = codesOf(wrong).filter((finding) => finding === 'error enum-value');

  it('finds the two values in question to begin with', () => {
    assert.equal(all.length, 2);
  });

  it('gives a finding the severity that the user gave its code, or leaves it out', () => {
    const milder = codesOf(wrong, { severities: new Map([['enum-value', 'hint']]) });
    assert.equal(milder.filter((finding) => finding === 'hint enum-value').length, 2);
    const off = codesOf(wrong, { severities: new Map([['enum-value', 'off']]) });
    assert.equal(off.filter((finding) => finding.endsWith('enum-value')).length, 0);
  });

  for (const [name, text, left] of [
    ['its own line', wrong.replace('browser', 'browser # openmetadata-sso-disable-line enum-value'), 1],
    ['the line below', wrong.replace('  provider', '  # openmetadata-sso-disable-next-line\n  provider'), 1],
    ['the whole file', `# openmetadata-sso-disable enum-value\n${wrong}`, 0],
    ['another code', `# openmetadata-sso-disable wrong-type\n${wrong}`, 2],
    ['a line with CRLF', wrong.replace('browser\n', 'browser # openmetadata-sso-disable-line enum-value\r\n'), 1],
  ] as const)
    it(`a comment passes over what stands in ${name}`, () => {
      assert.equal(codesOf(text).filter((finding) => finding.endsWith('enum-value')).length, left);
    });

  it('judges by the release that a comment names, unless the user names one', () => {
    const text = `# openmetadata-sso-release: 1.12.0\n${wrong}`;
    assert.equal(analyze(serverYaml, text).view.release, '1.12.0');
    assert.equal(analyze(serverYaml, text, { release: '1.9.0' }).view.release, '1.9.0');
  });

  it('shows no password that a URL holds, in messages or titles of fixes', () => {
    const { findings } = analyze(
      serverYaml,
      `authenticationConfiguration:
  clientType: public
  provider: custom-oidc
  authority: http://jane:hunter2@sso.acme.com/realms/master/protocol/openid-connect/auth
  publicKeyUrls: [sso.acme.com, http://jane:hunter2@sso.acme.com/realms/master/protocol/openid-connect/token]
`,
    );
    const shown = findings.flatMap(({ message, fixes, related }) => [
      message,
      ...fixes.map(({ title }) => title),
      ...related.map((place) => place.message),
    ]);
    assert.ok(shown.some((text) => text.includes('jane:••••••@')));
    assert.deepEqual(
      shown.filter((text) => text.includes('hunter2')),
      [],
    );
  });
});
