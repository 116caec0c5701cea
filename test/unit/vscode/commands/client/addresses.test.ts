import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  ownRedirectUris,
  redirectUriRemark,
  webOriginRemark,
} from '../../../../../src/vscode/commands/client/addresses';

describe('a redirect URI', () => {
  it('is one exact absolute address', () => {
    assert.equal(redirectUriRemark(' https://om.acme.example/callback '), undefined);
    assert.equal(redirectUriRemark('http://localhost:8585/callback'), undefined);
    for (const wrong of [
      '',
      '/callback',
      'om.acme.example/callback',
      'javascript:alert(1)',
      'https://*.acme.example/callback',
      'https://om.acme.example/*',
      'https://om.acme.example/callback#top',
      'https://me:pw@om.acme.example/callback',
      `https://om.acme.example/${'x'.repeat(240)}`,
    ])
      assert.ok(redirectUriRemark(wrong), wrong);
  });

  it('of OpenMetadata is the callback, and the page that renews tokens', () => {
    assert.deepEqual(ownRedirectUris('https://acme.example/om'), [
      'https://acme.example/om/callback',
      'https://acme.example/om/silent-callback',
    ]);
  });
});

describe('a web origin', () => {
  it('is scheme, host and port, or a plus', () => {
    for (const right of ['https://om.acme.example', 'http://localhost:8585', '+']) {
      assert.equal(webOriginRemark(right), undefined, right);
    }
    for (const wrong of ['*', 'https://om.acme.example/', 'https://om.acme.example/om', 'om.acme.example', '']) {
      assert.ok(webOriginRemark(wrong), wrong);
    }
  });

  it('with a path is told as what it should be', () => {
    assert.match(webOriginRemark('https://om.acme.example/om')?.message ?? '', /: https:\/\/om\.acme\.example\.$/);
  });
});
