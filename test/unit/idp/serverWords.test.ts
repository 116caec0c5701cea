import assert from 'node:assert/strict';
import type { Failure } from '../../../src/idp/failure';
import { shortened, withoutSecrets } from '../../../src/idp/serverWords';

const failure = (serverWords: string | undefined): Failure => ({
  kind: 'invalid',
  message: 'Refused.',
  nextStep: 'Try again.',
  ...(serverWords === undefined ? {} : { serverWords: shortened(serverWords) ?? '' }),
});
const shown = (words: string, ...secrets: readonly string[]): string | undefined =>
  withoutSecrets(failure(words), secrets).serverWords;

describe('a server’s words', () => {
  it('never repeat a secret that the server repeats', () => {
    assert.equal(shown('not good: s3cret and s3cret', '', 's3cret'), 'not good: •••••• and ••••••');
  });

  it('nor one with blanks that were drawn together', () => {
    assert.equal(shown('not good: a  b\nc', 'a  b\nc'), 'not good: ••••••');
  });

  it('nor the beginning of one that is longer than what is shown', () => {
    const token = `ey${'x1'.repeat(400)}`;
    assert.equal(shown(`bad token ${token}`, token), 'bad token ••••••');
    assert.equal(shown(token, token), '••••••');
    const late = `${'words '.repeat(49)}${token}`;
    assert.ok(!(shown(late, token) ?? '').includes('ey'));
  });

  it('nor the beginning of one at the end, where what stands before it was masked', () => {
    const token = `ey${'x1'.repeat(100)}`;
    assert.equal(shown(`not ${token} but ${token}`, token), 'not •••••• but ••••••');
    const password = 'pass-word-of-somebody';
    assert.equal(shown(`${password} ${'words '.repeat(45)}${token}`, password, token)?.slice(-12), 'words ••••••');
  });

  it('nor what is left of one that has another in it', () => {
    assert.equal(shown('not good: an-s3cret-1', 's3cret', 'an-s3cret-1'), 'not good: ••••••');
  });

  it('are left alone where only their last letters are those of a secret', () => {
    assert.equal(shown('it was late', 'else'), 'it was late');
  });

  it('are none where there were none', () => {
    assert.equal(withoutSecrets(failure(undefined), ['x']).serverWords, undefined);
    assert.equal(shortened(''), undefined);
  });
});
