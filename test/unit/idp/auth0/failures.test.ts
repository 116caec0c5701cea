import assert from 'node:assert/strict';
import {
  lacksScope,
  operationFailure,
  rateLimited,
  serverWords,
  type Account,
  type Answer,
  type Operation,
} from '../../../../src/idp/auth0/failures';
import type { Failure } from '../../../../src/idp/failure';

const url = 'https://acme.eu.auth0.com';
const account: Account = { name: 'abc', howToGive: (scope) => `Tick ${scope}.` };
const operation: Operation = { doing: 'change application OpenMetadata', scope: 'update:clients' };
const answer = (status: number, body: unknown): Answer => ({ status, body, url });
const failureOf = (status: number, body: unknown): Failure =>
  operationFailure(operation, answer(status, body), account);
const refused = (message: string, errorCode = 'insufficient_scope'): Failure =>
  failureOf(403, { statusCode: 403, error: 'Forbidden', message, errorCode });

describe('what Auth0’s answers mean', () => {
  it('names the scope that is missing, and where it is given', () => {
    const failure = refused('Insufficient scope, expected any of: update:clients,update:client_keys');
    assert.equal(failure.kind, 'forbidden');
    assert.equal(
      failure.message,
      'Could not change application OpenMetadata: the connection lacks the scope update:clients.',
    );
    assert.equal(failure.nextStep, 'Tick update:clients.');
  });

  it('names Auth0’s scope where that is another than the usual one', () => {
    assert.match(
      refused('Insufficient scope, expected any of: update:client_tokens').message,
      /update:client_tokens\.$/,
    );
  });

  it('goes by its own list where Auth0 names none', () => {
    assert.match(refused('Insufficient scope').message, /lacks the scope update:clients\.$/);
  });

  for (const [message, code] of [
    ['Please upgrade your subscription to enable this feature', 'insufficient_scope'],
    ['This feature is not enabled for the tenant', 'insufficient_entitlement'],
    ['Your current plan does not include custom databases', undefined],
  ] as const) {
    it(`tells a limit of the plan from a scope: ${message}`, () => {
      const failure = refused(message, code);
      assert.equal(failure.kind, 'forbidden');
      assert.match(failure.message, /the tenant’s plan does not include it/);
      assert.equal(failure.serverWords, message);
    });
  }

  it('passes on a refusal that it does not know', () => {
    const failure = refused('You cannot do that here', 'operation_not_supported');
    assert.equal(failure.message, 'Auth0 does not let abc change application OpenMetadata.');
  });

  for (const [status, kind] of [
    [400, 'invalid'],
    [401, 'unauthorized'],
    [404, 'not-found'],
    [409, 'conflict'],
    [500, 'unexpected'],
    [503, 'unexpected'],
  ] as const) {
    it(`${status.toString()} is ${kind}, with the server’s words`, () => {
      const failure = failureOf(status, { message: 'because' });
      assert.equal(failure.kind, kind);
      assert.equal(failure.serverWords, 'because');
    });
  }

  it('does not take a tenant with several custom domains for a second user', () => {
    const body = { message: 'The tenant has multiple verified custom domains.', errorCode: 'custom_domain_conflict' };
    const failure = failureOf(409, body);
    assert.equal(failure.kind, 'invalid');
    assert.match(failure.nextStep, /custom domain/);
  });

  it('takes a page for a page, and a redirect for one', () => {
    assert.match(failureOf(502, undefined).message, /page of its own \(HTTP 502\)/);
    assert.match(failureOf(403, undefined).message, /page of its own \(HTTP 403\)/);
    const redirected = operationFailure(operation, { ...answer(302, {}), redirect: 'https://x.example' }, account);
    assert.match(redirected.message, /redirects to https:\/\/x\.example/);
  });

  it('says how often and how long where the rate limit is used up', () => {
    const once = rateLimited(operation, 1, 120_000, { message: 'Global limit has been reached' });
    assert.match(once.message, /Auth0 sent the request back because its rate limit is used up\.$/);
    assert.match(once.nextStep, /^Wait 2 minutes/);
    assert.match(rateLimited(operation, 4, undefined, undefined).nextStep, /^Wait a minute/);
  });

  it('tells a refusal that a newer token may change', () => {
    const scope = { message: 'Insufficient scope, expected any of: read:users' };
    assert.equal(lacksScope(answer(403, scope)), true);
    assert.equal(lacksScope(answer(403, { message: 'Please upgrade your subscription' })), false);
    assert.equal(lacksScope(answer(400, scope)), false);
  });

  describe('serverWords', () => {
    const cases: readonly (readonly [unknown, string | undefined])[] = [
      [{ statusCode: 404, error: 'Not Found', message: 'The client does not exist' }, 'The client does not exist'],
      [{ error: 'access_denied', error_description: 'Unauthorized' }, 'Unauthorized'],
      [{ error: 'invalid_client' }, 'invalid_client'],
      [{ message: ` long \n${'x'.repeat(400)}` }, ` long ${'x'.repeat(294)}`],
      [{ message: { text: 'x' } }, undefined],
      [{ message: '' }, undefined],
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
});
