import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { analyze } from '../../../src/core/analyze';
import type { SettingKey } from '../../../src/core/catalogue/catalogue';
import { detectLens } from '../../../src/core/formats/formats';
import { applyEdits } from '../../../src/core/text/range';
import type { View } from '../../../src/core/view';
import { configureText, type Wanted } from '../../../src/provisioning/configureText';
import { fixturesFolder, fixturesOf } from '../../support/fixtures';
import { unmark } from '../../support/marks';
import { confidential, endpoints, implicit, regularWeb, singlePage } from './samples';

function setUp(
  name: string,
  text: string,
  wanted: Wanted = confidential,
): { readonly view: View; readonly text: string } {
  const lens = detectLens(name, text);
  assert.ok(lens, `${name} is not recognised`);
  const result = configureText(lens, text, wanted, (after) => analyze(lens, after).findings);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  const after = applyEdits(text, result.value.edits);
  return { view: lens.read(after), text: after };
}

const jwt: readonly SettingKey[] = [
  'jwt.rsapublicKeyFilePath',
  'jwt.rsaprivateKeyFilePath',
  'jwt.jwtissuer',
  'jwt.keyId',
];

const valuesOf = (view: View): readonly unknown[] => jwt.map((key) => view.get(key).value);

const shipped = [
  './conf/public_key.der',
  './conf/private_key.der',
  'open-metadata.org',
  'Gb389a-9f76-gdjs-a92j-0242bk94356',
];

const server = (...lines: readonly string[]): string =>
  ['authenticationConfiguration:', '  provider: basic', ...lines, ''].join('\n');

describe('a file that is set up', () => {
  for (const wanted of [confidential, implicit]) {
    it(`has all of jwtTokenConfiguration, as it ships (${wanted.flow})`, () => {
      const { view } = setUp('openmetadata.yaml', server(), wanted);
      assert.deepEqual(valuesOf(view), shipped);
      for (const key of jwt) assert.equal(view.get(key).source, 'file', key);
    });
  }

  it('has what was missing of it, and what the user wrote', () => {
    const { view } = setUp(
      'openmetadata.yaml',
      server('jwtTokenConfiguration:', '  jwtissuer: acme.example', '  keyId: ""'),
    );
    assert.deepEqual(valuesOf(view), [shipped[0], shipped[1], 'acme.example', shipped[3]]);
  });

  it('does not pair a key of the user’s with one that ships', () => {
    const own = server('jwtTokenConfiguration:', '  rsaprivateKeyFilePath: /keys/private_key.der');
    assert.deepEqual(valuesOf(setUp('openmetadata.yaml', own).view).slice(0, 2), [null, '/keys/private_key.der']);
    const unseen = server('jwtTokenConfiguration:', '  rsaprivateKeyFilePath: ${MY_KEY}');
    assert.equal(setUp('openmetadata.yaml', unseen).view.get('jwt.rsapublicKeyFilePath').value, null);
  });

  it('is not told what another file may say', () => {
    const { text } = setUp('.env', 'AUTHENTICATION_PROVIDER=basic\n');
    assert.doesNotMatch(text, /^(?:RSA|JWT)_/m);
    assert.match(
      setUp('.env', 'AUTHENTICATION_PROVIDER=basic\nJWT_ISSUER=\n').text,
      /^JWT_ISSUER=.*open-metadata\.org/m,
    );
  });

  it('has the chart pass the keys on', () => {
    const values = (enabled: boolean): string =>
      `openmetadata:\n  config:\n    authentication: {provider: basic}\n    jwtTokenConfiguration:\n      enabled: ${enabled.toString()}\n`;
    assert.equal(setUp('values.yaml', values(false)).view.get('jwt.enabled').value, true);
    assert.match(setUp('values.yaml', values(true)).text, /jwtTokenConfiguration:\n {6}enabled: true\n/);
    const without = 'openmetadata:\n  config:\n    authentication: {provider: basic}\n';
    assert.doesNotMatch(setUp('values.yaml', without).text, /jwtTokenConfiguration/);
  });

  it('lets connections bring no token, whatever it said before', () => {
    const secure = (value: string): string =>
      server('authorizerConfiguration:', `  enableSecureSocketConnection: ${value}`);
    for (const before of ['true', 'false', '']) {
      const { view } = setUp('openmetadata.yaml', secure(before));
      assert.equal(view.get('authz.enableSecureSocketConnection').value, false, before);
    }
    assert.equal(setUp('openmetadata.yaml', server()).view.get('authz.enableSecureSocketConnection').value, false);
  });

  const keyUrls = (...urls: readonly string[]) =>
    setUp('.env', `AUTHENTICATION_PROVIDER=custom-oidc\nAUTHENTICATION_PUBLIC_KEYS=[${urls.join(',')}]\n`).view.get(
      'authn.publicKeyUrls',
    ).value;

  it('knows OpenMetadata’s own keys, by the way that only the server knows if the file has one', () => {
    const path = '/api/v1/system/config/jwks';
    assert.deepEqual(keyUrls('https://x.example/keys'), [`https://om.acme.example${path}`, endpoints.jwksUri]);
    for (const inside of [
      'http://openmetadata:8585',
      'http://localhost:8585',
      'http://om.data.svc.cluster.local:8585',
    ]) {
      assert.deepEqual(keyUrls(inside + path, 'https://x.example/keys'), [inside + path, endpoints.jwksUri]);
    }
    // Where it was before is no address of it any more.
    assert.deepEqual(keyUrls(`https://old.acme.io${path}`), [`https://om.acme.example${path}`, endpoints.jwksUri]);
    assert.deepEqual(keyUrls('http://localhost:8585/api/v1/config/jwks'), [
      `https://om.acme.example${path}`,
      endpoints.jwksUri,
    ]);
  });
});

/** Codes that are not new: the address is the one that the test gives, or another finding hid them before. */
const notNew = new Set(['base-path-mismatch', 'wrong-type', 'public-client-with-secret']);

describe('a good fixture that is set up', () => {
  for (const wanted of [confidential, implicit, regularWeb, singlePage]) {
    it(`has no warning or error that it did not have before (${wanted.providerName}, ${wanted.flow})`, () => {
      let files = 0;
      for (const code of readdirSync(fixturesFolder)) {
        for (const file of fixturesOf(code).filter((name) => name.startsWith('good.'))) {
          const { text } = unmark(readFileSync(join(fixturesFolder, code, file), 'utf8'));
          const lens = detectLens(file.slice(file.indexOf('.') + 1), text);
          if (lens?.read(text).readable !== true) continue;
          const problems = (all: string) => analyze(lens, all).findings;
          const result = configureText(lens, text, wanted, problems);
          if (!result.ok) continue;
          files += 1;
          const before = new Set(problems(text).map((finding) => finding.code));
          const found = problems(applyEdits(text, result.value.edits)).filter(
            ({ severity, ...finding }) =>
              /error|warning/.test(severity) && !before.has(finding.code) && !notNew.has(finding.code),
          );
          assert.deepEqual(
            found.map((finding) => `${finding.code}: ${finding.message}`),
            [],
            `${code}/${file}`,
          );
        }
      }
      assert.ok(files > 200, files.toString());
    });
  }
});
