import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { err, ok, type Result } from '../../../../src/core/result';
import type { Failure } from '../../../../src/idp/failure';
import { authorize, type Code } from '../../../../src/idp/oauth/authorize';

const issuer = 'https://sso.acme.example/realms/Data-sec';
const authorization = {
  endpoint: `${issuer}/protocol/openid-connect/auth`,
  issuer,
  namesItself: true,
  clientId: 'openmetadata-vscode',
  scope: 'openid',
};
const { signal: calm } = new AbortController();

/** The address at which the browser comes back from a page. */
function callbackOf(page: string, parameters: Readonly<Record<string, string>>): URL {
  const { searchParams } = new URL(page);
  const callback = new URL(searchParams.get('redirect_uri') ?? '');
  const answer = { state: searchParams.get('state') ?? '', iss: issuer, ...parameters };
  for (const [name, value] of Object.entries(answer)) callback.searchParams.set(name, value);
  return callback;
}

const signIn = (
  openPage: (page: string) => Promise<boolean>,
  redeem: (code: Code) => Promise<Result<string, Failure>> = ({ code }) => Promise.resolve(ok(code)),
): Promise<Result<string, Failure>> => authorize(authorization, openPage, redeem, calm, 15_000);

describe('signing in on a page of the browser', () => {
  it('sends a state and a proof that nobody can guess, each time others', async () => {
    const pages: URLSearchParams[] = [];
    for (const code of ['first', 'second']) {
      const result = await signIn(
        async (page) => {
          pages.push(new URL(page).searchParams);
          await fetch(callbackOf(page, { code }));
          return true;
        },
        ({ code, verifier }) => {
          // RFC 7636, section 4.1.
          assert.match(verifier, /^[\w~.-]{43,128}$/);
          return Promise.resolve(ok(code));
        },
      );
      assert.deepEqual(result, ok(code));
    }
    for (const name of ['state', 'code_challenge']) {
      const [first = '', second = ''] = pages.map((page) => page.get(name) ?? '');
      assert.ok(first.length >= 43);
      assert.notEqual(first, second);
    }
  });

  it('answers one callback, to this machine by its own name, and tells scripts of other sites nothing', async () => {
    const statuses: number[] = [];
    const last: Promise<Response>[] = [];
    const result = await signIn(async (page) => {
      const callback = callbackOf(page, { code: 'good' });
      statuses.push(await statusAs('om.acme.example', callback));
      statuses.push((await fetch(callback, { method: 'POST' })).status);
      for (const state of ['', 'x', `${callback.searchParams.get('state') ?? ''}x`]) {
        const guess = new URL(callback);
        guess.searchParams.set('state', state);
        statuses.push((await fetch(guess)).status);
      }
      last.push(fetch(callback, { headers: { origin: 'https://evil.example' } }));
      return true;
    });
    const [answer] = await Promise.all(last);
    assert.ok(answer !== undefined);
    statuses.push(answer.status);
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    assert.match(await answer.text(), /^(?!.*good).*You are signed in/);
    assert.deepEqual(result, ok('good'));
    assert.deepEqual(statuses, [404, 404, 400, 400, 400, 200]);
  });

  it('redeems one code only, whoever comes with another', async () => {
    const codes: string[] = [];
    const seen: number[] = [];
    let callback: URL | undefined;
    const result = await signIn(
      async (page) => {
        callback = callbackOf(page, { code: 'good' });
        await fetch(callback);
        return true;
      },
      async ({ code }) => {
        codes.push(code);
        seen.push((await fetch(callback ?? '')).status);
        return ok(code);
      },
    );
    assert.deepEqual(result, ok('good'));
    assert.deepEqual([codes, seen], [['good'], [404]]);
  });

  it('ends although the page is closed before it could be shown how', async () => {
    let callback: URL | undefined;
    let close = (): void => undefined;
    const result = await signIn(
      (page) => {
        callback = callbackOf(page, { code: 'good' });
        const asked = httpRequest(callback).on('error', () => undefined);
        close = () => asked.destroy();
        asked.end();
        return Promise.resolve(true);
      },
      async ({ code }) => {
        close();
        // The server has heard of it by the time it answers others.
        for (const expected of [404, 404]) assert.equal((await fetch(callback ?? '')).status, expected);
        return ok(code);
      },
    );
    assert.deepEqual(result, ok('good'));
  });

  it('is given up where no page can be opened', async () => {
    const result = await signIn(() => Promise.reject(new Error('no browser')));
    assert.equal(result.ok ? undefined : result.error.kind, 'cancelled');
  });

  it('redeems nothing where the answer is somebody else’s, or nobody’s', async () => {
    const unused = (): Promise<Result<string, Failure>> => assert.fail('The code was used.');
    for (const iss of ['https://evil.example', `${issuer}/`, '']) {
      const result = await signIn(async (page) => {
        await fetch(callbackOf(page, { code: 'stolen', iss }));
        return true;
      }, unused);
      assert.equal(result.ok ? undefined : result.error.kind, 'unexpected');
    }
  });

  it('passes on why the code was refused', async () => {
    const refused: Failure = { kind: 'unauthorized', message: 'Used up.', nextStep: 'Sign in again.' };
    const shown: Promise<Response>[] = [];
    const result = await signIn(
      (page) => {
        shown.push(fetch(callbackOf(page, { code: 'old' })));
        return Promise.resolve(true);
      },
      () => Promise.resolve(err(refused)),
    );
    assert.deepEqual(result, err(refused));
    const [answer] = await Promise.all(shown);
    assert.match((await answer?.text()) ?? '', /did not work/);
  });
});

/** Asks under a name of the caller's own, as a page does whose name leads to this machine by now. */
const statusAs = (host: string, url: URL): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
