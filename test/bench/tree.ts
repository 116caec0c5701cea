// How long it takes to open the tree at a realm with 2,000 clients, against a real Keycloak: what the nodes do, without
// what VS Code takes to draw. Run with `npx tsx test/bench/tree.ts`; KEYCLOAK_URL lends it a server.
import { identityOf } from '../../src/core/identity';
import type { Session } from '../../src/idp/provider';
import { createConnections } from '../../src/provisioning/connections';
import { providers } from '../../src/provisioning/providers';
import { createBranch } from '../../src/vscode/explorer/branch';
import type { Appearance, ExplorerNode } from '../../src/vscode/explorer/node';
import { connectionNode } from '../../src/vscode/explorer/nodes/connectionNode';
import { createShelf } from '../../src/vscode/explorer/shelf';
import { usageOf } from '../../src/vscode/explorer/usage';
import { askAdminApi, type Administered } from '../support/keycloakAdmin';
import { startKeycloak } from '../support/keycloakServer';
import { runMain } from '../support/main';
import { rememberingHost } from '../unit/provisioning/rememberingHost';
import { expect, median } from './measure';

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
    const rounds: Opening[] = [];
    for (let round = 0; round < repetitions; round += 1) rounds.push(await open(connections, opened.value));
    const said = (times: readonly number[]): string =>
      `${median(times).toFixed(0)} ms (median of ${repetitions.toString()}; first ${(times[0] ?? 0).toFixed(0)} ms)`;
    console.log(
      `A realm of ${clientsThere.toLocaleString('en')} clients is open in ${said(rounds.map(({ first }) => first))},`,
    );
    console.log(`with all of them read and sorted in ${said(rounds.map(({ all }) => all))}.`);
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

interface Opening {
  /** Until there are lines. */
  readonly first: number;
  /** Until those of OpenMetadata stand first and the others are counted. */
  readonly all: number;
}

/** From a click on the connection to the first hundred lines of the realm, nothing kept from before. */
async function open(connections: ReturnType<typeof createConnections>, { profile }: Session): Promise<Opening> {
  let redrawn: (node: ExplorerNode) => void = () => undefined;
  const complete = new Promise<ExplorerNode>((resolve) => (redrawn = resolve));
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
      redraw: (node) => {
        redrawn(node);
      },
    },
  );
  const linesOf = async (node: ExplorerNode | undefined): Promise<readonly Appearance[]> =>
    Promise.all(((await node?.children()) ?? []).map(async (child) => child.look()));
  const start = performance.now();
  const realms = await connectionNode(branch, profile).children();
  const lines = await linesOf(realms.find((node) => node.realm === realm));
  const first = performance.now() - start;
  expect(lines.length > 90, 'the first clients are there');
  const sorted = lines.some(({ contextValue }) => contextValue === 'reading') ? await linesOf(await complete) : lines;
  const all = performance.now() - start;
  expect(sorted.length === 102 && sorted[0]?.label === 'open-metadata', 'ours comes first');
  expect(sorted[100]?.description === '1,900 left', 'the rest of them counted');
  return { first, all };
}

runMain(main);
