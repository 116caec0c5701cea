import assert from 'node:assert/strict';
import { durationText } from '../../../src/idp/auth0/api/waits';
import { auth0Terms } from '../../../src/idp/auth0/terms';
import { deletedMeanwhile } from '../../../src/idp/changes/part';
import { a, capital, commonTerms } from '../../../src/idp/terms';
import { speak } from '../../../src/l10n/l10n';
import { speakGerman } from '../../support/german';

const terms = [commonTerms, auth0Terms];

describe('the words of providers', () => {
  it('have an article that fits', () => {
    assert.deepEqual(
      terms.map(({ client }) => a(client)),
      ['a client', 'an application'],
    );
  });

  it('are named by how many there are', () => {
    assert.equal(commonTerms.redirectUri, 'redirect URI');
    assert.deepEqual(
      terms.flatMap(({ redirectUris, webOrigins, logoutUris }) => [redirectUris, webOrigins, logoutUris]),
      ['redirect URIs', 'web origins', 'post logout redirect URIs', 'callback URLs', 'web origins', 'logout URLs'],
    );
  });

  it('begin a column', () => {
    assert.equal(capital(commonTerms.logoutUri), 'Post logout redirect URI');
  });
});

describe('German', () => {
  beforeEach(() => {
    speakGerman();
  });
  afterEach(() => {
    speak(undefined);
  });

  it('has no article where it would need a gender', () => {
    assert.deepEqual([a('Client'), a('Anwendung')], ['Client', 'Anwendung']);
  });

  it('counts', () => {
    assert.deepEqual([1, 3000, 900_000].map(durationText), ['1 Sekunde', '3 Sekunden', '15 Minuten']);
  });

  it('says of one and of several alike that they are gone', () => {
    assert.match(deletedMeanwhile('Client open-metadata').message, /^Seit dem Plan gelöscht: Client open-metadata\./);
  });
});
