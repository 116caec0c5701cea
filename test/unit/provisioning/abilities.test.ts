import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applicationSettings } from '../../../src/idp/auth0/application/changed';
import { changes as auth0Changes } from '../../../src/idp/auth0/changes';
import type { ChangeKind } from '../../../src/idp/change';
import type { ConnectionProfile, ProviderId } from '../../../src/idp/connection';
import { changes as keycloakChanges } from '../../../src/idp/keycloak/changes';
import { abilitiesOf, likelyAbilities } from '../../../src/provisioning/abilities';
import { onlyRealm } from '../../../src/provisioning/onlyRealm';
import { providers } from '../../../src/provisioning/providers';
import { userClaims } from '../../../src/provisioning/userClaims';

const kindsOf = (changes: object): ReadonlySet<ChangeKind> => new Set(Object.keys(changes) as ChangeKind[]);
const profileOf = (provider: ProviderId, url: string): ConnectionProfile => ({
  id: `${provider} ${url}`,
  provider,
  url,
  method: 'any',
  answers: {},
  account: 'alice',
});

describe('what can be done with a connection', () => {
  it('is its kinds of change, and the settings of clients where it changes any', () => {
    const settings = new Set(['webOrigins'] as const);
    assert.deepEqual(
      [...abilitiesOf({ changes: new Set(['change-client']), settings })],
      ['change-client', 'webOrigins'],
    );
    assert.deepEqual([...abilitiesOf({ changes: new Set(['set-up']), settings })], ['set-up']);
  });

  it('is not more than its provider can do, before it is opened', () => {
    const all = {
      keycloak: abilitiesOf({ changes: kindsOf(keycloakChanges), settings: new Set() }),
      auth0: abilitiesOf({ changes: kindsOf(auth0Changes), settings: applicationSettings }),
    };
    for (const entry of providers) {
      const likely = [...likelyAbilities(entry)];
      assert.ok(likely.includes('set-up'));
      assert.deepEqual(
        likely.filter((ability) => !all[entry.id].has(ability)),
        [],
        entry.label,
      );
    }
  });

  it('is said of a provider before its code is loaded as the code has it', async () => {
    for (const entry of providers) {
      const { signInClient, realmNameField } = await entry.load();
      assert.equal(entry.hasSignInClient === true, signInClient !== undefined, entry.label);
      assert.equal(entry.hasRealms, realmNameField !== undefined, entry.label);
    }
  });
});

describe('the one realm of a connection', () => {
  it('is there where the provider has no others', () => {
    const found = providers.map((entry) => onlyRealm(entry, profileOf(entry.id, 'https://acme.eu.auth0.com')));
    assert.deepEqual(
      providers.map(({ id }, index) => [id, found[index]]),
      [
        ['keycloak', undefined],
        ['auth0', 'acme.eu.auth0.com'],
      ],
    );
  });
});

describe('what tokens will say about a user', () => {
  it('is what is known, without what the provider never says', () => {
    const user = { username: 'ada', email: 'ada@acme.example' };
    assert.deepEqual(userClaims(user), { preferred_username: 'ada', email: 'ada@acme.example' });
    assert.deepEqual(userClaims(user, ['preferred_username']), { email: 'ada@acme.example' });
    assert.deepEqual(userClaims({ username: 'ada', email: '' }), { preferred_username: 'ada' });
  });
});
