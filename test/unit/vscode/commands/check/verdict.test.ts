import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { verdictOf } from '../../../../../src/vscode/commands/check/verdict';
import { failed, passed, report, skipped, standing } from './samples';

describe('verdictOf', () => {
  it('says that sign-in is ready, and how many checks say so', () => {
    assert.deepEqual(verdictOf(report(passed, passed), []), {
      level: 'info',
      ready: true,
      text: 'Sign-in is ready (2 checks passed).',
    });
    assert.equal(verdictOf(report(passed, skipped), []).text, 'Sign-in is ready (1 check passed, 1 skipped).');
  });

  it('says how many failed, and what did if it is only one', () => {
    const [error, stands] = [failed('error'), standing('error')];
    assert.deepEqual(verdictOf(report(error, passed, skipped), [stands]), {
      level: 'warning',
      ready: false,
      text: '1 of 2 checks failed. Keycloak refuses the redirect URI.',
    });
    assert.equal(verdictOf(report(error, error, passed), [stands, stands]).text, '2 of 3 checks failed.');
  });

  it('calls sign-in ready where nothing keeps anybody out', () => {
    assert.deepEqual(verdictOf(report(failed('warning'), passed), [standing('warning')]), {
      level: 'warning',
      ready: true,
      text: 'Sign-in is ready, but 1 of 2 checks found something to mend. Keycloak refuses the redirect URI.',
    });
  });

  it('counts what is merely worth knowing as a note', () => {
    assert.deepEqual(verdictOf(report(failed('information'), passed, skipped), [standing('information')]), {
      level: 'info',
      ready: true,
      text: 'Sign-in is ready (1 check passed, 1 skipped, 1 note).',
    });
  });

  it('goes by the severity that the user gave a code', () => {
    const { text } = verdictOf(report(failed('error'), passed), [{ ...standing('error'), severity: 'hint' }]);
    assert.equal(text, 'Sign-in is ready (1 check passed, 1 note).');
  });

  it('does not count what the user has switched off', () => {
    assert.equal(verdictOf(report(failed('error'), passed), []).text, 'Sign-in is ready (1 check passed).');
  });

  it('claims nothing where nothing could be looked at', () => {
    assert.deepEqual(verdictOf(report(skipped), []), {
      level: 'warning',
      ready: false,
      text: 'Nothing could be checked. The secret is not in this file.',
    });
  });
});
