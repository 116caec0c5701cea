import assert from 'node:assert/strict';
import { issuerOf, keycloakUrlText, parseKeycloakUrl } from '../../../src/core/keycloakUrl';
import { parseWebUrl, sameOrigin } from '../../../src/core/webUrl';

describe('Keycloak URLs', () => {
  it('are taken apart and put together again', () => {
    const text = 'http://localhost:8081/auth/realms/Data-sec/protocol/openid-connect/certs';
    const url = parseKeycloakUrl(text);
    assert.deepEqual(url, {
      origin: 'http://localhost:8081',
      prefix: '/auth',
      realm: 'Data-sec',
      suffix: '/protocol/openid-connect/certs',
    });
    assert.equal(keycloakUrlText(url), text);
    assert.equal(issuerOf(url), 'http://localhost:8081/auth/realms/Data-sec');
  });

  it('may have a longer path, or none, before the realm', () => {
    assert.equal(parseKeycloakUrl('https://acme.example/sso/auth/realms/a')?.prefix, '/sso/auth');
    assert.equal(parseKeycloakUrl('https://kc.acme.example/realms/a')?.prefix, '');
  });

  for (const text of [
    '',
    'https://accounts.google.com',
    'https://{host}',
    '/realms/a',
    'https://kc.acme.example/realms/',
  ])
    it(`are not ${JSON.stringify(text)}`, () => {
      assert.equal(parseKeycloakUrl(text), undefined);
    });
});

describe('web URLs', () => {
  it('have an origin and a path', () => {
    assert.deepEqual(parseWebUrl('https://om.acme.example:8585/a/b?c#d'), {
      origin: 'https://om.acme.example:8585',
      path: '/a/b',
    });
    assert.deepEqual(parseWebUrl('http://om'), { origin: 'http://om', path: '' });
  });

  for (const text of [
    '',
    'om.acme.example',
    'https://{your domain}/callback',
    'https://${HOST}/callback',
    'ldap://a',
    'https://a b',
  ])
    it(`are not ${JSON.stringify(text)}`, () => {
      assert.equal(parseWebUrl(text), undefined);
    });

  const same = (a: string, b: string): boolean => {
    const [left, right] = [parseWebUrl(a), parseWebUrl(b)];
    assert.ok(left && right);
    return sameOrigin(left, right);
  };

  it('share an origin as a browser sees it', () => {
    assert.ok(same('https://OM.acme.example:443/a', 'https://om.acme.example'));
    assert.ok(same('http://om:80', 'HTTP://om/b'));
    assert.ok(!same('http://om:443', 'http://om'));
    assert.ok(!same('http://om.acme.example', 'https://om.acme.example'));
    assert.ok(!same('https://om.acme.example', 'https://om.acme.example:8585'));
  });
});
