import assert from 'node:assert/strict';
import { allows } from '../../../../src/idp/keycloak/inspections/addresses';

const callback = 'http://localhost:8585/callback';

describe('whether a registered redirect URI allows an address', () => {
  for (const [registered, uri, allowed, rootUrl] of [
    [callback, callback, true],
    [callback, `${callback}/`, false],
    [callback, 'http://127.0.0.1:8585/callback', false],
    ['http://localhost:8585/*', callback, true],
    ['http://localhost:8585/call*', callback, true],
    ['*', callback, true],
    ['https://localhost:8585/*', callback, false],
    ['/callback', callback, true, 'http://localhost:8585/'],
    ['/callback', callback, false, undefined],
    ['/*', callback, true, 'http://localhost:8585'],
    ['http://localhost/callback', callback, true],
    ['http://127.0.0.1/callback', 'http://127.0.0.1:40123/callback', true],
    ['https://om.acme.example/callback', 'https://om.acme.example:8585/callback', false],
  ] as const)
    it(`${registered} ${allowed ? 'allows' : 'does not allow'} ${uri}`, () => {
      assert.equal(allows(registered, uri, rootUrl), allowed);
    });
});
