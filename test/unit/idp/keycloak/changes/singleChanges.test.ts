import assert from 'node:assert/strict';
import type { PlanStep } from '../../../../../src/idp/change';
import type { ClientSettings } from '../../../../../src/idp/directory';
import type { StoredClient } from '../../../../../src/idp/keycloak/admin';
import { addressProblem, compareSettings } from '../../../../../src/idp/keycloak/changes/changeClient';
import { compareDeletion } from '../../../../../src/idp/keycloak/changes/deleteClient';
import { compareSecret } from '../../../../../src/idp/keycloak/changes/renewSecret';
import { comparePassword } from '../../../../../src/idp/keycloak/changes/setPassword';

const place = { realm: 'Data-sec', clientId: 'open-metadata' };

const stored: StoredClient = {
  id: 'id',
  clientId: 'open-metadata',
  enabled: true,
  standardFlowEnabled: true,
  redirectUris: ['https://om.acme.example/silent-callback', 'https://om.acme.example/callback'],
  webOrigins: ['https://om.acme.example'],
  attributes: { 'client.secret.creation.time': '1700000000' },
};

const compared = (set: Partial<ClientSettings>, actual: Partial<StoredClient> = {}) =>
  compareSettings({ kind: 'change-client', ...place, set }, { ...stored, ...actual });

describe('a change of a client’s settings', () => {
  it('is nothing where all is as wanted, in whatever order Keycloak lists it', () => {
    const { step } = compared({ enabled: true, redirectUris: (stored.redirectUris ?? []).toReversed() });
    assert.equal(step.kind, 'keep');
  });

  it('tells an empty list of post logout URIs from none at all only where it matters', () => {
    assert.equal(compared({ postLogoutUris: [] }).step.kind, 'keep');
    const attributes = { 'post.logout.redirect.uris': 'https://a##https://b' };
    assert.deepEqual(compared({ postLogoutUris: [] }, { attributes }).step.details, [
      { setting: 'Valid post logout redirect URIs', before: 'https://a, https://b', after: 'none' },
    ]);
  });

  it('warns of what OpenMetadata needs, and of what others gain', () => {
    const warnings = (set: Partial<ClientSettings>, actual: Partial<StoredClient> = {}): string =>
      (compared(set, actual).warnings ?? []).join('\n');
    assert.match(warnings({ enabled: false }), /Nobody can sign in through open-metadata/);
    assert.match(warnings({ standardFlow: false }), /the flow that it uses is switched off/);
    assert.match(warnings({ directAccessGrants: true }), /past a second factor/);
    assert.match(warnings({ requiresPkce: true }), /disablePkce: false/);
    assert.equal(warnings({ requiresPkce: true }, { publicClient: true }), '');
    assert.match(warnings({ redirectUris: ['https://om.acme.example/callback'] }), /renew its users’ tokens/);
    assert.match(warnings({ redirectUris: ['https://om.acme.example/silent-callback'] }), /sign nobody in any more/);
    assert.equal(warnings({ redirectUris: [...(stored.redirectUris ?? []), 'https://b.acme.example/x'] }), '');
  });

  describe('refuses addresses', () => {
    const refused: readonly (readonly [keyof ClientSettings, string])[] = [
      ['redirectUris', '*'],
      ['redirectUris', 'https://om.acme.example/*'],
      ['redirectUris', '/*'],
      ['redirectUris', 'javascript:alert(1)'],
      ['redirectUris', 'data:text/html,x'],
      ['redirectUris', 'https://om.acme.example/callback#x'],
      ['redirectUris', 'https://om.acme.example/a b'],
      ['redirectUris', `https://om.acme.example/${'x'.repeat(232)}`],
      ['redirectUris', 'om.acme.example/callback'],
      ['redirectUris', 'https://'],
      ['redirectUris', ''],
      ['postLogoutUris', 'https://om.acme.example/*'],
      ['webOrigins', '*'],
      ['webOrigins', 'https://om.acme.example/'],
      ['webOrigins', 'om.acme.example'],
    ];
    for (const [setting, address] of refused) {
      it(`${setting}: ${address.slice(0, 40)}`, () => {
        const failure = addressProblem(stored, { [setting]: [address] });
        assert.equal(failure?.kind, 'invalid');
        assert.match(failure.message, /\.$/);
        // The same address is left alone where it is registered already.
        const attributes = { 'post.logout.redirect.uris': address };
        const actual = { ...stored, redirectUris: [address], webOrigins: [address], attributes };
        assert.equal(addressProblem(actual, { [setting]: address === '' ? [] : [address] }), undefined);
      });
    }

    it('but takes those that Keycloak and OpenMetadata know', () => {
      const redirectUris = ['http://127.0.0.1:8585/callback', '/callback', 'https://ü.acme.example/callback?x=1'];
      const set = { redirectUris, postLogoutUris: ['+'], webOrigins: ['+', 'https://om.acme.example:8443'] };
      assert.equal(addressProblem(stored, set), undefined);
      assert.equal(addressProblem(stored, { redirectUris: [] }), undefined);
    });
  });
});

describe('a new secret', () => {
  const shown: PlanStep = { id: 'secret', ...compareSecret(place, stored, undefined).step };

  it('is due while the old one is as old as the plan says', () => {
    assert.equal(compareSecret(place, stored, shown).step.kind, 'change');
  });

  it('is there already if it is younger', () => {
    const renewed = { ...stored, attributes: { 'client.secret.creation.time': '1700000001' } };
    assert.equal(compareSecret(place, renewed, shown).step.kind, 'keep');
  });

  it('is due where Keycloak has kept no time', () => {
    const timeless = { ...stored, attributes: {} };
    const { step } = compareSecret(place, timeless, undefined);
    assert.equal(step.details[0]?.before, 'set at an unknown time');
    assert.equal(compareSecret(place, timeless, { id: 'secret', ...step }).step.kind, 'change');
    assert.equal(compareSecret(place, stored, { id: 'secret', ...step }).step.kind, 'keep');
  });
});

describe('deleting', () => {
  it('shows every setting that is lost', () => {
    const { step } = compareDeletion(place, stored);
    assert.equal(step.kind, 'delete');
    assert.ok(step.details.some(({ setting, after }) => setting === 'Valid redirect URIs' && after === 'deleted'));
    assert.equal(compareDeletion(place, undefined).step.kind, 'keep');
  });
});

describe('a new password', () => {
  it('is shown by when the old one was set', () => {
    const request = { kind: 'set-password', realm: 'Data-sec', username: 'ada', password: 's3cret' } as const;
    const { step } = comparePassword({ ...request, temporary: true }, new Date(1_700_000_000_000));
    assert.deepEqual(step.details, [
      {
        setting: 'Password',
        before: 'set at 2023-11-14 22:13:20 UTC',
        after: 'set, to be changed at the next sign-in',
      },
    ]);
    assert.equal(comparePassword({ ...request, temporary: false }, undefined).step.details[0]?.before, 'none');
  });
});
