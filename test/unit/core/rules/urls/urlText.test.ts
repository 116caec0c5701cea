import assert from 'node:assert/strict';
import { isLocalhost, isUnfilled, isWebUrl, severalUrls } from '../../../../../src/core/rules/urls/urlText';

describe('URLs as people write them', () => {
  for (const [text, expected] of [
    ['https://om.acme.example', true],
    ['HTTP://localhost:8585/callback', true],
    ['https://[::1]:8585/callback', true],
    ['https://user:secret@om.acme.example/', true],
    [' https://om.acme.example/a?b=c#d ', true],
    ['om.acme.example', false],
    ['//om.acme.example/callback', false],
    ['https:/om.acme.example', false],
    ['https://', false],
    ['https://om.acme.example:port/', false],
    ['https://om.acme.example, https://om.acme.test', false],
    ['https:\\\\om.acme.example', false],
    ['ftp://om.acme.example', false],
    ['', false],
  ] as const)
    it(`${JSON.stringify(text)} is ${expected ? 'one' : 'none'}`, () => {
      assert.equal(isWebUrl(text), expected);
    });

  for (const [text, count] of [
    ['https://a.example/callback,https://b.example/callback', 2],
    ['https://a.example/callback; https://b.example/callback https://c.example', 3],
    ['["https://a.example", "https://b.example"]', 2],
    ['https://a.example/x,y', 0],
    ['https://a.example/?u=https://b.example', 0],
    ['https://a.example', 0],
    ['a, b', 0],
  ] as const)
    it(`${text} holds ${count === 0 ? 'not several' : count.toString()}`, () => {
      assert.equal(severalUrls(text).length, count);
    });

  it('an example that nobody filled in', () => {
    for (const text of [
      '{your domain}/callback',
      'https://<om>/callback',
      '${OM_URL}/callback',
      'OIDC_CALLBACK=https://a',
    ])
      assert.ok(isUnfilled(text), text);
    assert.ok(!isUnfilled('https://om.acme.example/callback?a=b'));
  });

  it('this machine, and what only begins like it', () => {
    for (const text of [
      'http://localhost:8081/realms/r',
      'http://127.0.0.1',
      'https://[::1]:8443/',
      'http://0.0.0.0:8080',
    ])
      assert.ok(isLocalhost(text), text);
    for (const text of [
      'http://localhost.acme.example',
      'http://127.acme.example/',
      'http://host.docker.internal:8081',
    ])
      assert.ok(!isLocalhost(text), text);
  });
});
