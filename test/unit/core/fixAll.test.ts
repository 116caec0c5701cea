import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { catalogue } from '../../../src/core/catalogue/catalogue';
import { fixAll } from '../../../src/core/fixAll';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import { detectLens } from '../../../src/core/formats/formats';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../src/core/text/range';

const wrong = `authenticationConfiguration:
  clientType: public
  provider: custom-oidc
  providerName: Keycloak
  publicKeyUrls: [https://om.acme.example/api/v1/config/jwks, https://kc.acme.example/realms/acme/protocol/openid-connect/certs]
  authority: https://kc.acme.example/realms/acme/.well-known/openid-configuration
  clientId: om
  callbackUrl: https://om.acme.example/callback
  jwtPrincipalClaims: [email]
`;

const codesOf = (text: string): readonly string[] => analyze(serverYaml, text).findings.map(({ code }) => code);

describe('fixAll', () => {
  it('fixes one finding after another with the smallest edits', () => {
    const { text, edits, fixed } = fixAll(serverYaml, wrong);
    assert.deepEqual(fixed.map(({ code }) => code).sort(), ['authority-is-endpoint', 'key-url-obsolete-path']);
    assert.match(text, /authority: https:\/\/kc\.acme\.example\/realms\/acme\n/);
    assert.match(text, /\/api\/v1\/system\/config\/jwks/);
    assert.equal(applyEdits(wrong, edits), text);
    assert.ok(edits.reduce((sum, { range, newText }) => sum + range.end - range.start + newText.length, 0) < 50);
  });

  it('is done when it is done', () => {
    const { text } = fixAll(serverYaml, wrong);
    assert.deepEqual(fixAll(serverYaml, text), { text, edits: [], fixed: [] });
  });

  it('leaves what is switched off, suppressed or not safe', () => {
    const severities = new Map([['authority-is-endpoint', 'off'] as const]);
    assert.match(fixAll(serverYaml, wrong, {}, { severities }).text, /realms\/acme\/\.well-known/);
    assert.match(fixAll(serverYaml, `# openmetadata-sso-disable\n${wrong}`).text, /realms\/acme\/\.well-known/);
    const misspelt = `${wrong}  providrName: x\n`;
    assert.ok(codesOf(misspelt).includes('unknown-key'));
    assert.ok(codesOf(fixAll(serverYaml, misspelt).text).includes('unknown-key'));
  });

  it('does nothing to what cannot be read', () => {
    const broken = `${wrong}  a: "\n`;
    assert.deepEqual(fixAll(serverYaml, broken), { text: broken, edits: [], fixed: [] });
    assert.deepEqual(fixAll(envFile, '').edits, []);
  });

  const fixtures = join(import.meta.dirname, '../../fixtures');
  for (const code of readdirSync(fixtures)) {
    it(`adds no finding, moves no secret and keeps the line ends (${code})`, () => {
      for (const name of readdirSync(join(fixtures, code)).filter((each) => each.startsWith('bad.'))) {
        const source = readFileSync(join(fixtures, code, name), 'utf8').replace(/[⟦⟧]/g, '');
        const lens = detectLens(name.replace(/^bad\.(?:[\w-]+\.(?=env|openmetadata|values))?/, ''), source);
        if (lens === undefined) continue;
        for (const text of [source, source.replaceAll('\n', '\r\n')]) {
          const before = analyze(lens, text);
          const done = fixAll(lens, text);
          const after = analyze(lens, done.text);
          for (const { code: each } of after.findings) {
            const count = (findings: typeof after.findings): number =>
              findings.filter((finding) => finding.code === each).length;
            assert.ok(count(after.findings) <= count(before.findings), `${name}: ${each}`);
          }
          for (const { key } of catalogue.filter(({ secret }) => secret)) {
            assert.deepEqual(after.view.get(key).value, before.view.get(key).value, `${name}: ${key}`);
          }
          if (text.includes('\r')) assert.doesNotMatch(done.text, /[^\r]\n/, name);
        }
      }
    });
  }
});
