import assert from 'node:assert/strict';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Result } from '../../src/core/result';
import type { DeviceCode } from '../../src/idp/connection';
import type { Failure } from '../../src/idp/failure';
import { keycloakProvider } from '../../src/idp/keycloak/keycloak';
import type { Session } from '../../src/idp/provider';
import { openBrowser } from '../support/browser';
import { serveProxy } from '../support/loopback';
import { admin, freshRealm, freshUser, one, type Account, type Json } from './arrange';
import { keycloakServer } from './hooks';
import { calm, failureOf, provider, reconnect, recordingHost, valueOf, type RecordingHost } from './sessions';
import { importSignInClient, readerIn, type Reader } from './signInClient';

const clientId = 'openmetadata-vscode';

describe('signing in on Keycloak’s page', function () {
  this.timeout(60_000);

  let browser: Browser;
  let context: BrowserContext;
  let reader: Reader;

  before('open a browser', async function () {
    this.timeout(300_000);
    browser = await openBrowser();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    reader = readerIn(context);
  });
  afterEach(() => context.close());
  after(() => browser.close());

  /** A realm with the client, and somebody who administers it. */
  async function place(client: Json = {}, settings: Json = {}): Promise<{ realm: string; account: Account }> {
    const realm = await freshRealm({ oauth2DevicePollingInterval: 1, ...settings });
    await importSignInClient(realm, client);
    return { realm, account: await freshUser(realm, ['manage-clients', 'manage-users', 'view-realm']) };
  }

  /** Connects, with somebody at the browser. */
  const connect = (
    method: 'browser' | 'device-code',
    realm: string,
    host: Partial<RecordingHost>,
    { signal = calm, patience }: { readonly signal?: AbortSignal; readonly patience?: number } = {},
  ): Promise<Result<Session, Failure>> => {
    const impatient = patience === undefined ? provider : keycloakProvider({ timeout: 30_000, patience });
    return impatient.connect(keycloakServer().url, method, { realm }, { ...recordingHost(), ...host }, signal);
  };

  describe('in the browser (authorization code with PKCE)', () => {
    it('signs in an administrator, who is named and can work', async () => {
      const { realm, account } = await place();
      const host = recordingHost();
      // What the browser shows is there a moment later than the session.
      let reading: ReturnType<Reader['read']> | undefined;
      let opened = '';
      const session = valueOf(
        await connect('browser', realm, {
          ...host,
          async openPage(url) {
            opened = url;
            reading = reader.read(url, account);
            await reading;
            return true;
          },
        }),
      );
      const page = await reading;
      const asked = new URL(opened).searchParams;
      assert.equal(asked.get('code_challenge_method'), 'S256');
      assert.match(asked.get('redirect_uri') ?? '', /^http:\/\/127\.0\.0\.1:\d+\/callback$/);
      assert.equal(session.profile.account, account.username);
      assert.deepEqual(session.profile.answers, { realm, clientId });
      assert.ok(valueOf(await session.clients(realm, calm)).length > 0);
      assert.match(page?.text ?? '', /You are signed in/);
      // Nothing of the answer stays where others could read it.
      assert.equal(page?.url, asked.get('redirect_uri'));
      assert.ok(!JSON.stringify([session.profile, host.lines]).includes(session.credential ?? '-'));
      await assert.rejects(fetch(asked.get('redirect_uri') ?? ''), 'the port is closed');
    });

    it('opens again with the refresh token alone, and ends the session at Keycloak when it signs out', async () => {
      const { realm, account } = await place();
      const first = valueOf(await connect('browser', realm, { openPage: (url) => signsIn(url, account) }));
      const second = valueOf(await reconnect(first.profile, first.credential ?? ''));
      assert.ok((await second.clients(realm, calm)).ok);
      await second.signOut();
      const { credential = '' } = second;
      const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: credential };
      const answer = await fetch(`${keycloakServer().url}/realms/${realm}/protocol/openid-connect/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      assert.equal(answer.status, 400);
      assert.equal(((await answer.json()) as Json)['error'], 'invalid_grant');
      failureOf(await reconnect(first.profile, credential), 'unauthorized', [credential]);
      failureOf(await second.clients(realm, calm), 'unauthorized', [credential]);
    });

    it('says that the session has ended when an administrator ends it', async () => {
      const { realm, account } = await place();
      const session = valueOf(await connect('browser', realm, { openPage: (url) => signsIn(url, account) }));
      const user = await one(`/${realm}/users?username=${account.username}&exact=true`);
      await admin('POST', `/${realm}/users/${user.id}/logout`);
      failureOf(await session.clients(realm, calm), 'unauthorized');
    });

    it('turns an answer away that it has not asked for, and waits on', async () => {
      const { realm, account } = await place();
      const statuses: number[] = [];
      const session = await connect('browser', realm, {
        async openPage(url) {
          const callback = new URL(url).searchParams.get('redirect_uri') ?? '';
          for (const stranger of [
            `${callback}?state=other&code=stolen`,
            `${callback}?code=stolen`,
            `${callback}/other`,
          ]) {
            statuses.push((await fetch(stranger)).status);
          }
          return signsIn(url, account);
        },
      });
      assert.ok(session.ok);
      assert.deepEqual(statuses, [400, 400, 404]);
    });

    it('does not use an answer that comes from somebody else', async () => {
      const { realm } = await place();
      const result = await connect('browser', realm, {
        async openPage(url) {
          const { searchParams } = new URL(url);
          const answer = new URL(searchParams.get('redirect_uri') ?? '');
          answer.searchParams.set('state', searchParams.get('state') ?? '');
          answer.searchParams.set('code', 'stolen-Code');
          answer.searchParams.set('iss', 'https://evil.example/realms/x');
          await fetch(answer);
          return true;
        },
      });
      assert.match(failureOf(result, 'unexpected', ['stolen-Code']).message, /evil\.example/);
    });

    it('says that the user did not consent', async () => {
      const { realm, account } = await place({ consentRequired: true });
      const result = await connect('browser', realm, {
        async openPage(url) {
          const page = await reader.read(url, account, ['cancel']);
          assert.match(page.text, /did not work/);
          return true;
        },
      });
      assert.match(failureOf(result, 'forbidden').message, /did not allow openmetadata-vscode/);
    });

    for (const [what, changes] of [
      ['is called otherwise', { clientId: 'other' }],
      ['is disabled', { enabled: false }],
      ['has no such redirect URI', { redirectUris: ['https://om.acme.example/callback'] }],
      ['has the standard flow off', { standardFlowEnabled: false }],
    ] as const) {
      it(`opens no page where the client ${what}`, async () => {
        const { realm } = await place(changes);
        const openPage = (): never => assert.fail('no page is opened');
        const failure = failureOf(await connect('browser', realm, { openPage }), 'not-found');
        assert.equal(failure.reason, 'no-sign-in-client');
        assert.match(failure.message, /has no client openmetadata-vscode for browser sign-in/);
        // Up to 22 Keycloak answers with a page, whatever is asked for.
        assert.notEqual(failure.serverWords, '');
      });
    }

    it('ends when the user cancels, wants no page, or takes too long, and the port with it', async () => {
      const { realm } = await place();
      const ports: string[] = [];
      const openPage = (url: string): Promise<boolean> => {
        ports.push(new URL(url).searchParams.get('redirect_uri') ?? '');
        return Promise.resolve(true);
      };
      const cancel = new AbortController();
      const cancelling = (url: string): Promise<boolean> => {
        cancel.abort();
        return openPage(url);
      };
      failureOf(await connect('browser', realm, { openPage: cancelling }, { signal: cancel.signal }), 'cancelled');
      failureOf(await connect('browser', realm, { openPage: () => Promise.resolve(false) }), 'cancelled');
      failureOf(await connect('browser', realm, { openPage }, { patience: 1 }), 'timeout');
      for (const port of ports) await assert.rejects(fetch(port));
      assert.equal(ports.length, 2);
    });
  });

  describe('with a code', () => {
    it('signs in an administrator on another device', async () => {
      const { realm, account } = await place();
      const shown: DeviceCode[] = [];
      const session = valueOf(
        await connect('device-code', realm, {
          async showCode(code) {
            shown.push(code);
            const page = await reader.read(code.pageWithCode, account, ['accept']);
            assert.match(page.text, /Device Login Successful/);
            return true;
          },
        }),
      );
      const [code] = shown;
      assert.match(code?.code ?? '', /^[A-Z]{4}-[A-Z]{4}$/);
      assert.match(code?.page ?? '', new RegExp(`/realms/${realm}/device$`));
      assert.equal(session.profile.account, account.username);
      assert.ok((await session.clients(realm, calm)).ok);
      const again = valueOf(await reconnect(session.profile, session.credential ?? ''));
      assert.ok((await again.clients(realm, calm)).ok);
    });

    it('says that it was refused on the page', async () => {
      const { realm, account } = await place();
      const result = await connect('device-code', realm, {
        async showCode({ pageWithCode }) {
          await reader.read(pageWithCode, account, ['cancel']);
          return true;
        },
      });
      assert.match(failureOf(result, 'forbidden').message, /refused on the page/);
    });

    it('waits no longer than the code lasts', async () => {
      const { realm } = await place({}, { oauth2DeviceCodeLifespan: 1 });
      const result = await connect('device-code', realm, { showCode: () => Promise.resolve(true) });
      failureOf(result, 'timeout');
    });

    it('asks less often when it is told to', async () => {
      const { realm } = await place({}, { oauth2DeviceCodeLifespan: 4 });
      let polls = 0;
      const proxy = await serveProxy(keycloakServer().url, (request, response) => {
        if (request.url?.endsWith('/token') !== true) return false;
        polls += 1;
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"slow_down"}');
        return true;
      });
      try {
        const host = { ...recordingHost(), showCode: () => Promise.resolve(true) };
        failureOf(await provider.connect(proxy.url, 'device-code', { realm }, host, calm), 'timeout');
        // Asked every second, as the realm says, it would have been asked four times.
        assert.equal(polls, 1);
      } finally {
        await proxy.stop();
      }
    });

    it('ends when the user cancels or wants no code', async () => {
      const { realm } = await place();
      const cancel = new AbortController();
      const cancelling = (): Promise<boolean> => {
        cancel.abort();
        return Promise.resolve(true);
      };
      failureOf(await connect('device-code', realm, { showCode: cancelling }, { signal: cancel.signal }), 'cancelled');
      failureOf(await connect('device-code', realm, { showCode: () => Promise.resolve(false) }), 'cancelled');
    });

    it('says that the client is missing, or gives no codes', async () => {
      for (const changes of [{ clientId: 'other' }, { attributes: {} }]) {
        const { realm } = await place(changes);
        const showCode = (): never => assert.fail('no code is shown');
        const failure = failureOf(await connect('device-code', realm, { showCode }), 'not-found');
        assert.equal(failure.reason, 'no-sign-in-client');
        // Up to 22 Keycloak answers with a page, whatever is asked for.
        assert.notEqual(failure.serverWords, '');
      }
    });
  });

  const signsIn = async (url: string, account: Account): Promise<boolean> => {
    await reader.read(url, account);
    return true;
  };
});
