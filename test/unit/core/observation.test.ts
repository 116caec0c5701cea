import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { analyze } from '../../../src/core/analyze';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import { isOutdated, type Observation, type Observed } from '../../../src/core/observation';
import { basisOf } from '../../../src/core/signIn';

const text = `authenticationConfiguration:
  provider: custom-oidc
  clientType: public
  clientId: om
  authority: \${AUTHENTICATION_AUTHORITY}
`;

const seen = (settings: Observation['settings'], more: Partial<Observation> = {}): Observation => ({
  code: 'client-disabled',
  severity: 'error',
  message: 'Nobody gets in at https://ada:sesame@sso.acme.example.',
  settings,
  fixes: [{ title: 'Use another', changes: [{ key: 'authn.clientId', set: 'other' }] }],
  remedies: [{ title: 'Enable client om', connection: 'c', request: {} }],
  ...more,
});

const observed = (...observations: readonly Observation[]): Observed => ({
  observations,
  basis: basisOf(serverYaml.read(text)),
});

const liveIn = (source: string, ...known: readonly Observed[]) =>
  analyze(serverYaml, source, {}, { observed: known })
    .findings.filter(({ code }) => code === 'client-disabled')
    .map(({ range, ...finding }) => ({ ...finding, at: source.slice(range.start, range.end) }));

describe('what was found out at a server', () => {
  const known = observed(seen(['authn.clientId']));

  it('is a finding at the characters of its setting, with what mends it, and without passwords', () => {
    const [finding, ...others] = liveIn(text, known);
    assert.deepEqual(others, []);
    assert.equal(finding?.at, 'om');
    assert.equal(finding.remedies?.[0]?.title, 'Enable client om');
    assert.equal(finding.fixes.length, 1);
    assert.doesNotMatch(finding.message, /sesame/);
  });

  it('names what mends it without passwords', () => {
    const title = 'Add https://ada:sesame@om.acme.example/callback';
    const [finding] = liveIn(
      text,
      observed(seen(['authn.clientId'], { remedies: [{ title, connection: 'c', request: {} }] })),
    );
    assert.match(finding?.remedies?.[0]?.title ?? '', /^Add https:\/\/ada:••••••@om/);
  });

  it('is none any more once that setting says something else', () => {
    assert.deepEqual(liveIn(text.replace('clientId: om', 'clientId: om2'), known), []);
    const elsewhere = text.replace('clientType: public', 'clientType: confidential');
    assert.equal(liveIn(elsewhere, known).length, 1);
  });

  it('is out of date as a whole once anything that was looked at says something else', () => {
    assert.equal(isOutdated(serverYaml.read(text), known), false);
    assert.equal(isOutdated(serverYaml.read(text.replace('public', 'confidential')), known), true);
    assert.equal(isOutdated(serverYaml.read(`${text}  enableSelfSignup: true\n`), known), false);
  });

  it('may come from several occasions', () => {
    assert.equal(liveIn(text, known, observed(seen(['authn.provider']))).length, 2);
  });

  it('stays in the file that was asked about where another file holds the value, but is mended there', () => {
    const environment = '.env';
    const around = { nearby: [{ path: environment, text: 'AUTHENTICATION_AUTHORITY=https://sso.acme.example\n' }] };
    const read = serverYaml.read(text, {
      ...around,
      environment: new Map([['AUTHENTICATION_AUTHORITY', 'https://x']]),
    });
    const basis = basisOf(read);
    const { findings } = analyze(
      serverYaml,
      text,
      { ...around, environment: new Map([['AUTHENTICATION_AUTHORITY', 'https://x']]) },
      { observed: [{ observations: [seen(['authn.authority'])], basis }] },
    );
    const live = findings.filter(({ code }) => code === 'client-disabled');
    assert.equal(read.get('authn.authority').elsewhere, true);
    assert.deepEqual(
      live.map(({ fixes, range }) => [fixes.length, text.slice(range.start, range.end)]),
      [[0, '${AUTHENTICATION_AUTHORITY}']],
    );
  });
});
