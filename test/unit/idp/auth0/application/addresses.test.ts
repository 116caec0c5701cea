import assert from 'node:assert/strict';
import { covers, withAddresses } from '../../../../../src/idp/auth0/application/coverage';
import { callbackProblem, webOriginProblem } from '../../../../../src/idp/auth0/application/uris';

describe('a registered address', () => {
  const address = 'https://om.acme.example/callback';

  for (const registered of [
    address,
    'https://*.acme.example/callback',
    'https://o*.acme.example/callback',
    'https://*m.acme.example/callback',
  ]) {
    it(`lets OpenMetadata’s through: ${registered}`, () => {
      assert.ok(covers(registered, address));
    });
  }

  for (const registered of [
    'https://om.acme.example/callback/',
    'https://om.acme.example',
    'http://om.acme.example/callback',
    'http://*.acme.example/callback',
    'https://*.example/callback',
    'https://*/callback',
    'https://om.*.example/callback',
    'https://om.acme.example/*',
    '*',
    'https://*om.acme.example/callback',
    'https://{organization_name}.acme.example/callback',
    'https://*.other.example/callback',
  ]) {
    it(`does not: ${registered}`, () => {
      assert.ok(!covers(registered, address));
    });
  }

  it('stands for one label only, and for nothing but a label', () => {
    assert.ok(!covers('https://*.acme.example/callback', 'https://a.b.acme.example/callback'));
    assert.ok(!covers('https://*.acme.example/callback', 'https://evil.example/x.acme.example/callback'));
    assert.ok(!covers('https://*.acme.example/callback', 'https://a@b.acme.example/callback'));
    assert.ok(!covers('https://*.acme.example/callback', 'https://.acme.example/callback'));
  });

  it('stays where it is, before what is added', () => {
    assert.deepEqual(withAddresses(['https://b', address], [address, 'https://c']), [
      'https://b',
      address,
      'https://c',
    ]);
    assert.deepEqual(withAddresses(undefined, ['https://c']), ['https://c']);
  });
});

describe('an address to be registered', () => {
  for (const wrong of [
    '',
    'https://*.acme.example/callback',
    'https://{organization_name}.acme.example/callback',
    'https://om.acme.example/a,https://b',
    'om.acme.example/callback',
    '/callback',
    'https://om.acme.example/a b',
    'javascript:alert(1)',
    'https://',
    'https://om.acme.example/callback#x',
  ]) {
    it(`is refused: ${wrong}`, () => {
      assert.match(callbackProblem(wrong) ?? '', /\.$/);
    });
  }

  it('is taken where a browser can be sent to it', () => {
    for (const right of ['http://localhost:8585/callback', 'https://om.acme.example', 'com.acme.app://x/callback']) {
      assert.equal(callbackProblem(right), undefined);
    }
  });

  it('is an origin for the web origins', () => {
    for (const wrong of ['', '*', 'https://*.acme.example', 'om.acme.example', 'https://om.acme.example/']) {
      assert.match(webOriginProblem(wrong) ?? '', /\.$/);
    }
    assert.equal(webOriginProblem('https://om.acme.example:8443'), undefined);
  });
});
