import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Session } from '../../src/idp/provider';
import { openBrowser } from '../support/browser';
import { admin, freshRealm, freshUser, one, storedClient, type Json } from './arrange';
import { keycloakServer } from './hooks';
import { adminSession, calm, connectAs, failureOf, make, planOf, provider, recordingHost, valueOf } from './sessions';
import { importSignInClient, readerIn } from './signInClient';

const clientId = 'openmetadata-vscode';
const request = (realm: string) => ({ kind: 'create-sign-in-client', realm, clientId }) as const;

describe('the client for browser sign-in', function () {
  this.timeout(60_000);

  let browser: Browser;

  before('open a browser', async function () {
    this.timeout(300_000);
    browser = await openBrowser();
  });
  after(() => browser.close());

  /** Signs in as a new user of the realm, in a browser of their own. */
  async function signIn(realm: string, roles: readonly string[]): Promise<Session> {
    const account = await freshUser(realm, roles);
    const context = await browser.newContext();
    try {
      const openPage = async (url: string): Promise<boolean> => {
        await readerIn(context).read(url, account);
        return true;
      };
      const host = { ...recordingHost(), openPage };
      return valueOf(await provider.connect(keycloakServer().url, 'browser', { realm }, host, calm));
    } finally {
      await context.close();
    }
  }

  it('is created public, for one redirect URI, with PKCE and codes, and a second time nothing changes', async () => {
    const realm = await freshRealm();
    const session = await adminSession();
    const plan = await planOf(session, request(realm));
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['create', 'change'],
    );
    valueOf(await session.apply(plan, () => undefined, calm));
    const stored = await storedClient(realm, clientId);
    const { publicClient, directAccessGrantsEnabled, implicitFlowEnabled, serviceAccountsEnabled } = stored;
    assert.deepEqual(
      { publicClient, directAccessGrantsEnabled, implicitFlowEnabled, serviceAccountsEnabled },
      {
        publicClient: true,
        directAccessGrantsEnabled: false,
        implicitFlowEnabled: false,
        serviceAccountsEnabled: false,
      },
    );
    assert.deepEqual(stored['redirectUris'], ['http://127.0.0.1/callback']);
    assert.equal(stored['fullScopeAllowed'], false);
    const again = await planOf(session, request(realm));
    assert.ok(again.steps.every(({ kind }) => kind === 'keep'));
  });

  it('passes on what is needed, and nothing else that the user may do', async () => {
    const realm = await freshRealm();
    await make(await adminSession(), request(realm));
    const session = await signIn(realm, ['realm-admin']);
    assert.ok((await session.clients(realm, calm)).ok);
    assert.ok((await session.users(realm, { search: '', first: 0, limit: 1 }, calm)).ok);
    await make(session, {
      kind: 'set-up',
      realm,
      createRealm: false,
      client: 'open-metadata',
      flow: 'authorization-code',
      openMetadataUrl: 'https://om.acme.example',
    });
    // The administrator may, the client may not.
    const token = await accessTokenOf(session, realm);
    const url = `${keycloakServer().url}/admin/realms/${realm}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const renamed = await fetch(url, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ realm, displayName: 'taken over' }),
    });
    assert.equal(renamed.status, 403);
  });

  it('gives nobody a right that they have not', async () => {
    const realm = await freshRealm();
    await make(await adminSession(), request(realm));
    const session = await signIn(realm, []);
    failureOf(await session.clients(realm, calm), 'forbidden');
  });

  it('is created by somebody who may do no more than manage the realm’s clients', async () => {
    const realm = await freshRealm();
    const { username, password } = await freshUser(realm, ['manage-clients']);
    await make(valueOf(await connectAs(realm, username, password)), request(realm));
    const session = await signIn(realm, ['manage-clients']);
    assert.ok((await session.clients(realm, calm)).ok);
  });

  it('says what somebody lacks who may not create it', async () => {
    const realm = await freshRealm();
    const { username, password } = await freshUser(realm, ['view-clients']);
    const session = valueOf(await connectAs(realm, username, password));
    const plan = await planOf(session, request(realm));
    const failure = failureOf(await session.apply(plan, () => undefined, calm), 'forbidden');
    assert.match(failure.message, /lacks the role manage-clients/);
  });

  it('mends one that is there, and keeps what an administrator has called it', async () => {
    const realm = await freshRealm();
    await importSignInClient(realm, { name: 'Ours', directAccessGrantsEnabled: true, attributes: { ours: 'kept' } });
    const session = await adminSession();
    const plan = await planOf(session, request(realm));
    assert.ok(plan.adopts);
    const [step] = plan.steps;
    const settings = step?.details.map(({ setting }) => setting) ?? [];
    // Only where the Admin API takes such tokens.
    assert.deepEqual(
      settings.filter((setting) => setting !== 'Lightweight access token'),
      ['Direct access grants', 'PKCE Method', 'OAuth 2.0 Device Authorization Grant', 'Full scope allowed'],
    );
    valueOf(await session.apply(plan, () => undefined, calm));
    const stored = await storedClient(realm, clientId);
    assert.equal(stored['name'], 'Ours');
    assert.equal((stored['attributes'] as Json)['ours'], 'kept');
    assert.equal(stored['directAccessGrantsEnabled'], false);
    assert.ok((await planOf(session, request(realm))).steps.every(({ kind }) => kind === 'keep'));
  });

  it('overwrites nothing that has changed since the plan, and no client for something else', async () => {
    const realm = await freshRealm();
    const session = await adminSession();
    const plan = await planOf(session, request(realm));
    await admin('POST', `/${realm}/clients`, { clientId, redirectUris: ['https://om.acme.example/callback'] });
    failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
    failureOf(await session.plan(request(realm), calm), 'conflict');
    failureOf(await session.plan({ ...request(realm), clientId: 'admin-cli' }, calm), 'invalid');
    failureOf(await session.plan({ ...request(realm), clientId: ' ' }, calm), 'invalid');
  });

  it('is not made anew where somebody has deleted it since the plan', async () => {
    const realm = await freshRealm();
    await importSignInClient(realm, { fullScopeAllowed: true });
    const session = await adminSession();
    const plan = await planOf(session, request(realm));
    await admin('DELETE', `/${realm}/clients/${(await storedClient(realm, clientId)).id}`);
    const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
    assert.match(failure.message, /has been deleted since the plan was made/);
    assert.deepEqual(await admin('GET', `/${realm}/clients?clientId=${clientId}`), []);
  });

  it('gets the roles that are left where somebody passes on one of them meanwhile', async () => {
    const realm = await freshRealm();
    const session = await adminSession();
    await importSignInClient(realm, { fullScopeAllowed: false });
    const plan = await planOf(session, request(realm));
    const { id } = await storedClient(realm, clientId);
    const { id: holder } = await one(`/${realm}/clients?clientId=realm-management`);
    const role = await admin('GET', `/${realm}/clients/${holder}/roles/view-realm`);
    await admin('POST', `/${realm}/clients/${id}/scope-mappings/clients/${holder}`, [role]);
    valueOf(await session.apply(plan, () => undefined, calm));
    assert.ok((await planOf(session, request(realm))).steps.every(({ kind }) => kind === 'keep'));
  });

  it('works as an administrator imports it from the JSON of the plan', async () => {
    const realm = await freshRealm();
    const { importable = '' } = await planOf(await adminSession(), request(realm));
    await admin('POST', `/${realm}/clients`, JSON.parse(importable) as Json);
    const session = await signIn(realm, ['manage-clients']);
    assert.ok((await session.clients(realm, calm)).ok);
    assert.equal(importable, provider.signInClient?.importable(clientId));
  });
});

/** A token such as the session itself gets. */
async function accessTokenOf({ credential = '' }: Session, realm: string): Promise<string> {
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: credential };
  const url = `${keycloakServer().url}/realms/${realm}/protocol/openid-connect/token`;
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return String(((await answer.json()) as Json)['access_token']);
}
