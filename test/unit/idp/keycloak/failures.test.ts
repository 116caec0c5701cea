import assert from 'node:assert/strict';
import {
  operationFailure,
  serverWords,
  signInFailure,
  type Answer,
  type SignInAttempt,
} from '../../../../src/idp/keycloak/failures';
import type { Failure } from '../../../../src/idp/failure';

const url = 'https://sso.acme.example/admin/realms';
const answer = (status: number, body: unknown): Answer => ({ status, body, url });
const operation = { doing: 'list the clients of realm Data-sec', role: 'view-clients', realm: 'Data-sec' };
const failureOf = (status: number, body: unknown): Failure =>
  operationFailure(operation, answer(status, body), 'alice');

describe('what Keycloak’s answers mean', () => {
  it('names the missing role, which Keycloak does not', () => {
    const failure = failureOf(403, { error: 'HTTP 403 Forbidden' });
    assert.equal(failure.kind, 'forbidden');
    assert.equal(
      failure.message,
      'The account alice may not list the clients of realm Data-sec: it lacks the role view-clients in realm Data-sec.',
    );
    assert.match(failure.nextStep, /view-clients/);
  });

  it('knows a refusal without a body', () => {
    assert.equal(failureOf(403, undefined).kind, 'forbidden');
    assert.equal(failureOf(401, undefined).kind, 'unauthorized');
  });

  for (const [status, kind] of [
    [400, 'invalid'],
    [401, 'unauthorized'],
    [404, 'not-found'],
    [409, 'conflict'],
    [500, 'unexpected'],
    [429, 'unexpected'],
  ] as const) {
    it(`${status.toString()} is ${kind}, with the server’s words`, () => {
      const failure = failureOf(status, { errorMessage: 'because' });
      assert.equal(failure.kind, kind);
      assert.equal(failure.serverWords, 'because');
    });
  }

  it('takes a page for a page', () => {
    assert.match(failureOf(502, undefined).message, /page of its own \(HTTP 502\)/);
  });

  describe('serverWords', () => {
    const cases: readonly (readonly [unknown, string | undefined])[] = [
      [{ error: 'invalid_grant', error_description: 'Invalid user credentials' }, 'Invalid user credentials'],
      [{ errorMessage: 'Client open-metadata already exists' }, 'Client open-metadata already exists'],
      [{ error: 'HTTP 403 Forbidden' }, 'HTTP 403 Forbidden'],
      [
        { field: 'username', errorMessage: 'error-invalid-length', params: ['username', 3, 255] },
        'error-invalid-length (username, 3, 255)',
      ],
      [
        { errors: [{ errorMessage: 'error-invalid-email', params: ['email', 'x'] }, { errorMessage: 'other' }, 7] },
        'error-invalid-email (email, x); other',
      ],
      [{ error: ` long \n${'x'.repeat(400)}` }, ` long ${'x'.repeat(294)}`],
      [{ error: '' }, undefined],
      [{ error: 7 }, undefined],
      ['text', undefined],
      [undefined, undefined],
      [null, undefined],
    ];
    for (const [body, words] of cases) {
      it(`are ${words?.slice(0, 50) ?? 'none'}`, () => {
        assert.equal(serverWords(body), words);
      });
    }
  });

  describe('a sign-in that fails', () => {
    const attempt: SignInAttempt = {
      url: 'https://sso.acme.example',
      realm: 'Data-sec',
      account: 'alice',
      method: 'password',
    };
    const words = (status: number, error_description: string, method = attempt.method): Failure =>
      signInFailure({ ...attempt, method }, answer(status, { error: 'invalid_grant', error_description }));

    it('is the same to the user whether the release says 400 or 401', () => {
      const newer = words(400, 'Invalid user credentials');
      assert.equal(newer.kind, 'unauthorized');
      assert.deepEqual(words(401, 'Invalid user credentials'), newer);
    });

    it('sends a user with a temporary password to the account console', () => {
      assert.match(
        words(400, 'Account is not fully set up').nextStep,
        /https:\/\/sso\.acme\.example\/realms\/Data-sec\/account/,
      );
    });

    it('passes on reasons that it does not know', () => {
      assert.equal(words(400, 'Account disabled').serverWords, 'Account disabled');
    });

    it('asks for a new sign-in when a session is over', () => {
      assert.match(words(400, 'Session not active', 'refresh').message, /session of alice has ended/);
    });

    it('tells an unknown realm, HTTPS required and a fault of the server from a refusal', () => {
      assert.equal(signInFailure(attempt, answer(404, { error: 'Realm does not exist' })).kind, 'not-found');
      const https = signInFailure(
        attempt,
        answer(403, { error: 'invalid_request', error_description: 'HTTPS required' }),
      );
      assert.equal(https.kind, 'forbidden');
      assert.match(https.nextStep, /https:\/\//);
      assert.equal(signInFailure(attempt, answer(500, { error: 'unknown_error' })).kind, 'unexpected');
    });
  });
});
