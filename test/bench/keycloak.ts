import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectHost } from '../../src/idp/connection';
import { keycloak as provider } from '../../src/idp/keycloak/keycloak';
import type { Session } from '../../src/idp/provider';
import { faultProxy } from '../support/faultProxy';
import { askAdminApi } from '../support/keycloakAdmin';
import { keycloakHome, startKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { run, temporaryDirectory } from '../support/processes';
import { expect, median, timed, type Measure } from './measure';

/** What the server's own command line is called in the table. */
export const kcadm = 'kcadm.sh';

export interface KeycloakRepetitions {
  readonly setUps: number;
  readonly clients: number;
}

/**
 * A whole set-up, from sign-in to the client's secret, beside the same steps by the server's own command line; and how
 * long a realm with many clients takes to list.
 */
export async function keycloak({ setUps, clients }: KeycloakRepetitions): Promise<readonly Measure[]> {
  const server = await startKeycloak();
  const made: string[] = [];
  const realm = async (settings: object = {}): Promise<string> => {
    const name = `bench-${process.pid.toString()}-${made.length.toString()}`;
    made.push(name);
    await askAdminApi(server, 'POST', '', { realm: name, enabled: true, ...settings });
    return name;
  };
  try {
    const both = await fullSetUp(server, realm, setUps);
    const requests = await requestsOf(server, await realm());
    const listed = await manyClients(server, await realm({ clients: many(clients) }), clients);
    const count = clients.toLocaleString('en');
    return [
      {
        name: 'client, scopes and user at Keycloak',
        unit: 'ms',
        ...both,
        peer: kcadm,
        wanted: { atMostOfTheirs: 1 / 10 },
      },
      { name: 'the same, requests', unit: 'requests', ours: requests, wanted: { atMost: 10 } },
      { name: `realm of ${count} clients, first shown`, unit: 'ms', ours: listed.first, wanted: { atMost: 1000 } },
      { name: `realm of ${count} clients, all`, unit: 'ms', ours: listed.all, wanted: { atMost: 1000 } },
    ];
  } finally {
    for (const name of made) await askAdminApi(server, 'DELETE', `/${name}`);
    await server.stop();
  }
}

const { signal } = new AbortController();

const host: ConnectHost = {
  keepCredential: () => Promise.resolve(),
  log: () => undefined,
  openPage: () => Promise.resolve(false),
  showCode: () => Promise.resolve(false),
};

const administrator = {
  username: 'admin-user',
  email: 'admin-user@acme.example',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'for-the-bench',
};

const openMetadataUrl = 'http://localhost:8585';

async function fullSetUp(
  server: KeycloakServer,
  realm: () => Promise<string>,
  times: number,
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const program = join(await keycloakHome(), 'bin', process.platform === 'win32' ? 'kcadm.bat' : 'kcadm.sh');
  // Once before the clock runs: what loads on first use has loaded.
  await setUp(server.url, server, await realm());
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const [first, second] = [await realm(), await realm()];
    ours.push((await timed(() => setUp(server.url, server, first))).time);
    theirs.push((await timed(() => byCommandLine(program, server, second))).time);
    for (const name of [first, second]) {
      const clients = await askAdminApi(server, 'GET', `/${name}/clients?clientId=open-metadata`);
      const users = await askAdminApi(server, 'GET', `/${name}/users?username=admin-user&exact=true`);
      expect(
        [clients, users].every((found) => (found as unknown[]).length === 1),
        `${name} has a client and a user`,
      );
    }
  }
  return { ours: median(ours), theirs: median(theirs) };
}

/** What the wizard does: sign in, plan, apply. */
async function setUp(url: string, server: KeycloakServer, realm: string): Promise<void> {
  const session = await signIn(url, server);
  const request = { kind: 'set-up', realm, createRealm: false, client: 'open-metadata' } as const;
  const whole = { ...request, flow: 'authorization-code', openMetadataUrl, administrator } as const;
  const plan = await session.plan(whole, signal);
  if (!plan.ok) throw new Error(plan.error.message);
  const applied = await session.apply(plan.value, () => undefined, signal);
  expect(applied.ok && applied.value.clientSecret !== undefined, 'the set-up gave a secret');
}

async function signIn(url: string, { adminUser: username, adminPassword: password }: KeycloakServer): Promise<Session> {
  const session = await provider.connect(url, 'password', { realm: 'master', username, password }, host, signal);
  if (!session.ok) throw new Error(session.error.message);
  return session.value;
}

/** The same with the command line that comes with the server: each step is a process of its own. */
async function byCommandLine(program: string, server: KeycloakServer, realm: string): Promise<void> {
  const directory = temporaryDirectory('kcadm');
  const { username, email, firstName, lastName, password } = administrator;
  const settings = (values: object): readonly string[] =>
    Object.entries(values).flatMap(([name, value]) => [
      '-s',
      `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ]);
  const client = {
    clientId: 'open-metadata',
    rootUrl: `${openMetadataUrl}/`,
    redirectUris: [`${openMetadataUrl}/callback`, `${openMetadataUrl}/silent-callback`],
    webOrigins: [openMetadataUrl],
    serviceAccountsEnabled: true,
    authorizationServicesEnabled: true,
  };
  const user = { username, email, firstName, lastName, enabled: true, emailVerified: true };
  const ask = (...args: readonly string[]): Promise<string> =>
    run(program, [...args, '--config', join(directory, 'kcadm.config')]);
  const account = ['--realm', 'master', '--user', server.adminUser, '--password', server.adminPassword];
  await ask('config', 'credentials', '--server', server.url, ...account);
  const id = (await ask('create', 'clients', '-r', realm, '-i', ...settings(client))).trim();
  await ask('get', `clients/${id}/client-secret`, '-r', realm);
  await ask('create', 'users', '-r', realm, ...settings(user));
  await ask('set-password', '-r', realm, '--username', username, '--new-password', password);
  await rm(directory, { recursive: true, force: true });
}

/** How many requests a set-up makes, from sign-in to secret. */
async function requestsOf(server: KeycloakServer, realm: string): Promise<number> {
  const proxy = await faultProxy(server.url);
  try {
    await setUp(proxy.url, server, realm);
    return proxy.seen.length;
  } finally {
    await proxy.stop();
  }
}

const many = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({
    clientId: `client-${index.toString().padStart(5, '0')}`,
    publicClient: true,
    redirectUris: [`https://app-${index.toString()}.acme.example/*`],
  }));

/** What the tree waits for: the first clients, and all of them. The session is open, as it is in the tree. */
async function manyClients(
  server: KeycloakServer,
  realm: string,
  count: number,
): Promise<{ readonly first: number; readonly all: number }> {
  const session = await signIn(server.url, server);
  const first: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    let shown: number | undefined;
    const found = await session.clients(realm, signal, () => (shown ??= performance.now() - start));
    const end = performance.now() - start;
    expect(found.ok && found.value.length >= count, `all of ${count.toString()} clients were listed`);
    first.push(shown ?? end);
    all.push(end);
  }
  return { first: median(first), all: median(all) };
}
