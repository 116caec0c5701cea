// How long it takes to open the tree at a realm with 2,000 clients, against a real Keycloak: what the nodes do, without
// what VS Code takes to draw. Run with `npx tsx test/bench/tree.ts`; KEYCLOAK_URL lends it a server.
import { identityOf } from '../../src/core/identity';
import type { Session } from '../../src/idp/provider';
import { createConnections } from '../../src/provisioning/connections';
import { providers } from '../../src/provisioning/providers';
import { createBranch } from '../../src/vscode/explorer/branch';
import type { ExplorerNode } from '../../src/vscode/explorer/node';
import { connectionNode } from '../../src/vscode/explorer/nodes/connectionNode';
import { createShelf } from '../../src/vscode/explorer/shelf';
import { usageOf } from '../../src/vscode/explorer/usage';
import { askAdminApi, type Administered } from '../support/keycloakAdmin';
import { startKeycloak } from '../support/keycloakServer';
import { runMain } from '../support/main';
import { rememberingHost } from '../unit/provisioning/rememberingHost';
import { expect, median, timed } from './measure';

const clientsThere = 2000;
const partSize = 50;
const repetitions = 7;
const realm = `tree-${process.pid.toString()}`;

async function main(): Promise<void> {
  const server = await startKeycloak();
  await askAdminApi(server, 'POST', '', { realm, enabled: true });
  try {
    await createClients(server);
    const { host } = rememberingHost(providers);
    const connections = createConnections(host);
    const answers = { realm: 'master', username: server.adminUser, password: server.adminPassword };
    const { signal } = new AbortController();
    const opened = await connections.add(
      { provider: 'keycloak', url: server.url, method: 'password', answers },
      signal,
    );
    if (!opened.ok) throw new Error(opened.error.message);
    const times: number[] = [];
    for (let round = 0; round < repetitions; round += 1) times.push(await open(connections, opened.value));
    console.log(
      `A realm of ${clientsThere.toLocaleString('en')} clients unfolds in ${median(times).toFixed(0)} ms ` +
        `(median of ${repetitions.toString()}; first ${(times[0] ?? 0).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms).`,
    );
  } finally {
    await askAdminApi(server, 'DELETE', `/${realm}`);
    await server.stop();
  }
}

/** A part at a time: Keycloak slows down with all that one request creates. */
async function createClients(server: Administered): Promise<void> {
  const clients = Array.from({ length: clientsThere }, (_, index) => ({
    clientId: index === 1500 ? 'open-metadata' : `app-${index.toString().padStart(4, '0')}`,
    redirectUris: [`https://app-${index.toString()}.acme.example/signed-in`],
  }));
  for (let at = 0; at < clients.length; at += partSize) {
    const part = { ifResourceExists: 'SKIP', clients: clients.slice(at, at + partSize) };
    await askAdminApi(server, 'POST', `/${realm}/partialImport`, part);
  }
}

/** From a click on the connection to the first hundred lines of the realm, nothing kept from before. */
async function open(connections: ReturnType<typeof createConnections>, { profile }: Session): Promise<number> {
  const usage = usageOf([], [profile], providers);
  const branch = createBranch(
    {
      connections,
      providers,
      now: () => new Date(),
      core: () => Promise.resolve({ identityOf }),
      log: { warn: console.warn },
      isTrusted: () => true,
    },
    {
      shelf: createShelf(),
      signal: new AbortController().signal,
      usage: () => usage,
      shown: () => 100,
      redraw: () => undefined,
    },
  );
  const { time, result } = await timed(async () => {
    const realms = await connectionNode(branch, profile).children();
    const sought = realms.find((node) => node.realm === realm);
    const children: readonly ExplorerNode[] = (await sought?.children()) ?? [];
    return Promise.all(children.map(async (node) => node.look()));
  });
  expect(result.length === 102 && result[0]?.label === 'open-metadata', 'the first hundred clients and ours first');
  expect(result[100]?.description === '1,900 left', 'the rest of them counted');
  return time;
}

runMain(main);
