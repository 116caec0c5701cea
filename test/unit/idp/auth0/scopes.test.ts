import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { missingScopes, scopesOf, scopeUses } from '../../../../src/idp/auth0/scopes';
import { sharedPath } from '../../../support/shared';

describe('the scopes of the Management API', () => {
  it('are read from a claim', () => {
    assert.deepEqual([...scopesOf(' read:clients  create:clients ')], ['read:clients', 'create:clients']);
    assert.deepEqual([...scopesOf(undefined)], []);
  });

  it('are missed in the order in which they are explained', () => {
    const granted = new Set(['create:clients', 'read:connections', 'read:logs']);
    assert.deepEqual(missingScopes(granted), [
      'read:clients',
      'update:clients',
      'read:client_keys',
      'update:connections',
    ]);
  });

  it('are not missed where they are for what somebody may do without', () => {
    const needed = new Set(scopeUses.flatMap(({ scope, needed: isNeeded }) => (isNeeded ? [scope] : [])));
    assert.deepEqual(missingScopes(needed), []);
  });

  it('are few to begin with, and each stands once', () => {
    assert.equal(scopeUses.filter(({ needed }) => needed).length, 6);
    assert.equal(new Set(scopeUses.map(({ scope }) => scope)).size, scopeUses.length);
    for (const { why } of scopeUses) assert.match(why, /^[a-z].*[^.]$/);
  });

  it('are ones that Auth0 has', function () {
    const file = sharedPath('data/auth0/openapi/auth0-management-subset.openapi.json');
    if (file === undefined) return void this.skip();
    const published = readFileSync(file, 'utf8');
    for (const { scope } of scopeUses) assert.ok(published.includes(`"${scope}"`), scope);
  });
});
