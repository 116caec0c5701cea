import assert from 'node:assert/strict';
import { compareReleases, isKnownIn, parseRelease } from '../../../../src/core/catalogue/releases';
import { settingOf } from '../../../../src/core/catalogue/catalogue';

describe('compareReleases', () => {
  it('orders by number, not by text', () => {
    const releases = ['main', '1.10.2', '2.0.7', '1.9.0', '1.10.15', '1.5.0'];
    assert.deepEqual([...releases].sort(compareReleases), ['1.5.0', '1.9.0', '1.10.2', '1.10.15', '2.0.7', 'main']);
  });

  it('takes a release without patch for all its patches', () => {
    assert.equal(compareReleases('1.12', '1.12.3'), 0);
    assert.ok(compareReleases('1.12', '1.13.0') < 0);
  });

  it('reads tags as people write them, and takes one without numbers for the newest', () => {
    assert.equal(compareReleases('v1.12.3', '1.12.3-release'), 0);
    assert.equal(compareReleases('latest', 'main'), 0);
    assert.ok(compareReleases('latest', '99.0.0') > 0);
    assert.ok(compareReleases('1.0.0', 'main') < 0);
  });
});

describe('isKnownIn', () => {
  it('knows a setting from its first release on', () => {
    const setting = settingOf('authn.forceSecureSessionCookie');
    assert.equal(isKnownIn(setting, '1.10.15'), false);
    assert.equal(isKnownIn(setting, '1.11.0'), true);
    assert.equal(isKnownIn(setting, 'main'), true);
  });

  it('knows what the oldest data has in every older release', () => {
    assert.equal(isKnownIn(settingOf('authn.provider'), '1.2.0'), true);
  });

  it('forgets a setting after its last release', () => {
    const setting = settingOf('saml.security.wantNameIdEncrypted');
    assert.equal(isKnownIn(setting, '1.3.4'), true);
    assert.equal(isKnownIn(setting, '1.4.0'), false);
  });

  it('knows what is not released only in main', () => {
    assert.equal(isKnownIn(settingOf('configSource.security'), '2.0.7'), false);
    assert.equal(isKnownIn(settingOf('configSource.security'), 'main'), true);
  });
});

describe('parseRelease', () => {
  it('takes releases with and without a patch number, and main', () => {
    assert.equal(parseRelease('1.12.3'), '1.12.3');
    assert.equal(parseRelease(' 1.12 '), '1.12');
    assert.equal(parseRelease('main'), 'main');
  });

  it('takes nothing else', () => {
    for (const text of ['', 'latest', '1', '1.2.3.4', 'v1.2', 12, undefined, null])
      assert.equal(parseRelease(text), undefined);
  });
});
