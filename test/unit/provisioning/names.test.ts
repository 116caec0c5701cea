import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ok } from '../../../src/core/result';
import type { ClientDetails } from '../../../src/idp/directory';
import { createKnown } from '../../../src/provisioning/known';
import { namesOf } from '../../../src/provisioning/names';
import { providers } from '../../../src/provisioning/providers';
import { givenId, sessionDouble, tenantSessionDouble } from '../vscode/commands/doubles';

const { signal } = new AbortController();
const realm = 'acme.eu.auth0.com';
const place = { realm, clientId: givenId };

describe('how the things at a connection are spoken of', () => {
  it('in Keycloak’s words and by IDs', () => {
    const names = namesOf({ providers, known: createKnown() }, sessionDouble().profile);
    assert.equal(names.client({ realm: 'Data-sec', clientId: 'open-metadata' }), 'client open-metadata');
    assert.equal(names.realm('Data-sec'), 'realm Data-sec');
    assert.ok(names.hasRealms);
  });

  it('in Auth0’s words and, once an application has been listed, by its name', async () => {
    const known = createKnown();
    const session = known.watch(tenantSessionDouble());
    const names = namesOf({ providers, known }, session.profile);
    assert.equal(names.realm(realm), `tenant ${realm}`);
    assert.equal(names.client(place), `application ${givenId}`, 'nobody has seen it yet');
    await session.clients(realm, signal);
    assert.equal(names.client(place), 'application Data catalogue');
    assert.equal(names.label({ ...place, realm: 'another' }), givenId);
    assert.ok(!names.hasRealms);
  });

  it('by the name that an application has been read with, which may be another by then', async () => {
    const known = createKnown();
    const renamed = { clientId: givenId, label: 'Catalogue' } as ClientDetails;
    const session = known.watch({ ...tenantSessionDouble(), client: () => Promise.resolve(ok(renamed)) });
    const names = namesOf({ providers, known }, session.profile);
    await session.clients(realm, signal);
    await session.client(realm, givenId, signal);
    assert.equal(names.label(place), 'Catalogue');
  });

  it('in common words where the provider is not known any more', () => {
    const names = namesOf({ providers: [], known: createKnown() }, sessionDouble().profile);
    assert.equal(names.realm('Data-sec'), 'realm Data-sec');
  });
});
