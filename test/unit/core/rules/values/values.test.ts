import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import { detectLens } from '../../../../../src/core/formats/formats';
import type { Surroundings } from '../../../../../src/core/formats/lens';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { deployment, helmRelease } from '../../../../support/wrappedFixtures';
import { confidentialClient, findingsIn, problemsIn } from '../configurations';

/** What is found of one code, as severities. */
function severities(code: string, name: string, text: string, surroundings: Surroundings = {}): readonly string[] {
  const lens = detectLens(name, text);
  assert.ok(lens);
  return analyze(lens, text, surroundings).findings.flatMap((finding) =>
    finding.code === code ? [finding.severity] : [],
  );
}

const yaml = (...lines: readonly string[]): string =>
  ['authenticationConfiguration:', '  provider: custom-oidc', '  clientType: confidential', ...lines, ''].join('\n');

describe('trailing-brace', () => {
  const text = yaml('  clientId: open-metadata', '  oidcConfiguration:', '    customParams: ${OIDC_CUSTOM_PARAMS:-{}}');
  const set = (value: string): Surroundings => ({ environment: new Map([['OIDC_CUSTOM_PARAMS', value]]) });

  it('is an error where the variable is known to be set, even in what ships', () => {
    assert.deepEqual(severities('trailing-brace', 'openmetadata.yaml', text), []);
    assert.deepEqual(severities('trailing-brace', 'openmetadata.yaml', text, set('{a: b}')), ['error']);
  });

  it('leaves the rest of the file readable', () => {
    const view = serverYaml.read(text, set('{a: b}'));
    assert.equal(view.get('authn.clientId').value, 'open-metadata');
    assert.deepEqual(
      [view.get('oidc.customParams').value, view.get('oidc.customParams').broken],
      [undefined, '{a: b}'],
    );
  });

  it('is none where another variable breaks the file', () => {
    const other = text.replace('open-metadata', '${CLIENT:-om}');
    const surroundings = { environment: new Map([['CLIENT', '@om']]) };
    assert.equal(serverYaml.read(other, surroundings).readable, true);
    assert.deepEqual(severities('trailing-brace', 'openmetadata.yaml', other, surroundings), []);
  });
});

describe('nested-placeholder', () => {
  const line = '  callbackUrl: ${URL:-${HOST:-x}/callback}';

  it('counts in the blocks of sign-in, less so where the server may know better', () => {
    assert.deepEqual(severities('nested-placeholder', 'openmetadata.yaml', yaml(line)), ['warning']);
    assert.deepEqual(severities('nested-placeholder', 'openmetadata.yaml', yaml(line), { release: 'main' }), [
      'information',
    ]);
    assert.deepEqual(severities('nested-placeholder', 'openmetadata.yaml', `web:\n${line}\n${yaml()}`), []);
  });

  it('two placeholders side by side are fine', () => {
    assert.deepEqual(severities('nested-placeholder', 'openmetadata.yaml', yaml('  callbackUrl: ${A:-x}/${B:-y}')), []);
  });
});

describe('placeholder-without-default', () => {
  const of = (line: string, environment?: ReadonlyMap<string, string>): readonly string[] =>
    severities('placeholder-without-default', 'openmetadata.yaml', yaml(line), environment ? { environment } : {});

  it('is about what is no text', () => {
    assert.deepEqual(of('  enableSelfSignup: ${A}'), ['hint']);
    assert.deepEqual(of('  publicKeyUrls: ${A}'), ['hint']);
    assert.deepEqual(of('  clientId: ${A}'), []);
    assert.deepEqual(of('  enableSelfSignup: ${A:-}'), []);
  });

  it('is silent where the variable is set', () => {
    assert.deepEqual(of('  enableSelfSignup: ${A}', new Map([['A', 'true']])), []);
  });
});

describe('empty-value', () => {
  it('is milder in an env file, where Compose may mend it', () => {
    const text = confidentialClient({ AUTHENTICATION_PUBLIC_KEYS: '' });
    assert.deepEqual(severities('empty-value', '.env', text), ['information']);
    assert.deepEqual(severities('empty-value', 'om.yaml', deployment(text).marked), ['error']);
    const claims = confidentialClient({ AUTHENTICATION_JWT_PRINCIPAL_CLAIMS: '[]' });
    assert.deepEqual(severities('empty-value', '.env', claims), ['error']);
  });

  it('knows what takes the place of claims, and what a public client does not need', () => {
    const mapped = confidentialClient({
      AUTHENTICATION_JWT_PRINCIPAL_CLAIMS: '[]',
      AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING: '[username:sub,email:email]',
    });
    assert.deepEqual(severities('empty-value', '.env', mapped), []);
    const basic = 'AUTHENTICATION_PROVIDER=basic\nOIDC_OM_REFRESH_TOKEN_VALIDITY=\n';
    assert.deepEqual(severities('empty-value', '.env', basic), []);
  });
});

describe('oidc-number', () => {
  it('goes by the release where that matters', () => {
    const text = confidentialClient({ OIDC_SESSION_EXPIRY: '600' });
    const message = (release: string): string =>
      findingsIn(text, release).find(({ code }) => code === 'oidc-number')?.message ?? '';
    assert.match(message('2.0.7'), /takes 3600 seconds instead/);
    assert.match(message('1.10.0'), /sign in again/);
  });

  it('takes what Java takes', () => {
    for (const value of ['0', '-1', '"300"', '""', '', '$AGE'])
      assert.deepEqual(problemsIn(confidentialClient({ OIDC_MAX_AGE: value })), [], value);
    for (const value of ['3600s', '1.5', '1h', 'false'])
      assert.deepEqual(problemsIn(confidentialClient({ OIDC_MAX_AGE: value })), ['error oidc-number'], value);
  });
});

describe('duplicate-key', () => {
  it('points from the one to the other', () => {
    const text = `${confidentialClient()}\nOIDC_CLIENT_ID=open-metadata`;
    const [finding] = findingsIn(text).filter(({ code }) => code === 'duplicate-key');
    assert.equal(finding?.range.start, text.indexOf('OIDC_CLIENT_ID'));
    assert.equal(finding.related[0]?.range.start, text.lastIndexOf('OIDC_CLIENT_ID'));
    assert.deepEqual(finding.tags, ['unnecessary']);
  });

  it('sees variables in the values of the chart', () => {
    const item = '  - name: FORCE_SECURE_SESSION_COOKIE\n    value: "true"\n';
    const values = `openmetadata:\n  config:\n    authentication:\n      clientId: a\nextraEnvs:\n${item}`;
    assert.deepEqual(severities('duplicate-key', 'values.yaml', values), []);
    assert.deepEqual(severities('duplicate-key', 'values.yaml', values + item), ['warning']);
  });

  it('says so where a key that stands twice may be refused', () => {
    const values = 'openmetadata:\n  config:\n    authentication:\n      clientId: a\n      clientId: b\n';
    const of = (name: string, text: string): string => {
      const lens = detectLens(name, text);
      assert.ok(lens);
      return analyze(lens, text).findings.find(({ code }) => code === 'duplicate-key')?.message ?? '';
    };
    assert.match(of('values.yaml', values), /stands twice, and only/);
    assert.match(of('release.yaml', helmRelease(values).marked), /which some tools refuse/);
  });
});
