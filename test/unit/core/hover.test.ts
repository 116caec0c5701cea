import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SettingKey } from '../../../src/core/catalogue/catalogue';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import { helmValues } from '../../../src/core/formats/helmValues/helmValues';
import type { Lens } from '../../../src/core/formats/lens';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import { hoverAt } from '../../../src/core/hover';
import { stubView } from '../../support/stubView';

const keyRange = { start: 10, end: 20 };
const range = { start: 22, end: 40 };

describe('hoverAt', () => {
  it('explains the setting under the key and under the value, and nothing elsewhere', () => {
    const view = stubView({ 'authn.clientType': { value: 'confidential', keyRange, range } });
    const onKey = hoverAt(view, 10);
    assert.deepEqual(onKey?.range, keyRange);
    assert.deepEqual(hoverAt(view, 40)?.range, range);
    assert.equal(onKey.name, 'authenticationConfiguration.clientType');
    assert.equal(onKey.environmentVariable, 'AUTHENTICATION_CLIENT_TYPE');
    assert.deepEqual(onKey.helmValues, ['openmetadata.config.authentication.clientType']);
    assert.deepEqual(onKey.effective, { kind: 'value', text: 'confidential' });
    assert.equal(hoverAt(view, 9), undefined);
    assert.equal(hoverAt(view, 41), undefined);
  });

  it('never gives a secret away', () => {
    const view = stubView({ 'oidc.secret': { value: 'hunter2', keyRange, range } });
    const hover = hoverAt(view, 30);
    assert.deepEqual(hover?.effective, { kind: 'secret' });
    assert.doesNotMatch(JSON.stringify(hover), /hunter2/);
  });

  it('says where a value comes from that the file does not hold', () => {
    const reference = { kind: 'environment-variable', variable: 'OIDC_CLIENT_SECRET' } as const;
    const view = stubView({ 'oidc.secret': { reference, keyRange, range } });
    assert.deepEqual(hoverAt(view, 30)?.effective, { kind: 'elsewhere', reference });
  });

  it('prefers the innermost of settings that enclose one another, and gives a block no value', () => {
    const view = stubView({
      'saml.sp': { value: {}, keyRange: { start: 0, end: 2 }, range: { start: 3, end: 90 } },
      'saml.sp.entityId': { value: '', keyRange, range },
    });
    assert.equal(hoverAt(view, 15)?.name, 'authenticationConfiguration.samlConfiguration.sp.entityId');
    assert.deepEqual(hoverAt(view, 15)?.effective, { kind: 'empty' });
    assert.equal(hoverAt(view, 60)?.name, 'authenticationConfiguration.samlConfiguration.sp');
    assert.equal(hoverAt(view, 60)?.effective, undefined);
  });

  it('names the successor of a deprecated setting by its path', () => {
    const deprecated = hoverAt(
      stubView({ 'authn.jwtPrincipalClaims': { value: ['email'], keyRange } }),
      12,
    )?.deprecated;
    assert.match(deprecated ?? '', /authenticationConfiguration\.emailClaim/);
  });

  it('writes a list as the server reads it, and names the entries where the chart takes a Secret only', () => {
    const admins = stubView({ 'authz.adminPrincipals': { value: ['admin', 'alice'], keyRange } });
    assert.deepEqual(hoverAt(admins, 12)?.effective, { kind: 'value', text: '["admin","alice"]' });
    const secret = stubView({ 'oidc.secret': { value: undefined, keyRange } });
    assert.match(hoverAt(secret, 12)?.helmValues[0] ?? '', /\.\{secretRef,secretKey\}$/);
    assert.deepEqual(hoverAt(secret, 12)?.effective, { kind: 'unknown' });
  });

  it('links the page of OpenMetadata that is about the setting', () => {
    const of = (key: SettingKey): string | undefined =>
      hoverAt(stubView({ [key]: { value: '', keyRange } }), 12)?.documentation;
    assert.match(of('oidc.scope') ?? '', /^https:\/\/docs\.open-metadata\.org\/.*configuration-parameters$/);
    assert.match(of('jwt.keyId') ?? '', /enable-jwt-tokens$/);
  });

  it('shows the value that the environment gives, but of a secret only that there is one', () => {
    const text =
      'authenticationConfiguration:\n  clientId: ${ID:-x}\n  oidcConfiguration:\n    secret: ${SECRET:-""}\n';
    const environment = new Map([
      ['ID', 'from-outside'],
      ['SECRET', 'hunter2'],
    ]);
    const view = serverYaml.read(text, { environment });
    assert.deepEqual(hoverAt(view, text.indexOf('${ID'))?.effective, { kind: 'value', text: 'from-outside' });
    assert.deepEqual(hoverAt(view, text.indexOf('${SECRET'))?.effective, { kind: 'secret' });
  });

  it('explains settings in every format', () => {
    const files: readonly (readonly [Lens, string])[] = [
      [envFile, 'AUTHENTICATION_CLIENT_ID=om\n'],
      [helmValues, 'openmetadata:\n  config:\n    authentication:\n      clientId: om\n'],
      [
        helmValues,
        'openmetadata: {config: {authentication: {}}}\nextraEnvs:\n  - name: AUTHENTICATION_CLIENT_ID\n    value: om\n',
      ],
    ];
    for (const [lens, text] of files) {
      const hover = hoverAt(lens.read(text), text.lastIndexOf('om'));
      assert.deepEqual(
        [hover?.name, hover?.effective],
        ['authenticationConfiguration.clientId', { kind: 'value', text: 'om' }],
      );
    }
  });
});
