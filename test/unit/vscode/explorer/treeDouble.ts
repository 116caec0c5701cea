import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { identityOf } from '../../../../src/core/identity';
import { helmValues } from '../../../../src/core/formats/helmValues/helmValues';
import { ok } from '../../../../src/core/result';
import type { ClientDetails, ClientSummary } from '../../../../src/idp/directory';
import type { Failure } from '../../../../src/idp/failure';
import type { Session } from '../../../../src/idp/provider';
import type { Connections } from '../../../../src/provisioning/connections';
import type { Place } from '../../../../src/provisioning/place';
import { providers } from '../../../../src/provisioning/providers';
import { createBranch, type Branch } from '../../../../src/vscode/explorer/branch';
import type { Appearance, ExplorerNode, TreeNode } from '../../../../src/vscode/explorer/node';
import { pageSize } from '../../../../src/vscode/explorer/nodes/moreNode';
import { createShelf } from '../../../../src/vscode/explorer/shelf';
import { usageOf, type UsingFile } from '../../../../src/vscode/explorer/usage';
import { sessionDouble } from '../commands/doubles';

export const now = new Date('2026-11-23T12:00:00Z');

export const client = (clientId: string, rest: Partial<ClientSummary> = {}): ClientSummary => ({
  clientId,
  label: clientId,
  flow: 'authorization-code',
  enabled: true,
  forOpenMetadata: false,
  ...rest,
});

export const details = (clientId: string, rest: Partial<ClientDetails> = {}): ClientDetails => ({
  ...client(clientId),
  standardFlow: true,
  implicitFlow: false,
  directAccessGrants: false,
  requiresPkce: false,
  redirectUris: ['https://om.acme.example/callback'],
  postLogoutUris: [],
  webOrigins: ['https://om.acme.example'],
  scopes: ['email', 'profile'],
  missingScopes: [],
  ...rest,
});

/** Values that sign users in with a client of the realm Data-sec. */
export function valuesFile(path: string, clientId: string, administrators: readonly string[] = []): UsingFile {
  const text = `openmetadata:
  config:
    authorizer:
      initialAdmins: [${administrators.join(', ')}]
    authentication:
      provider: custom-oidc
      clientType: confidential
      authority: https://sso.acme.example/realms/Data-sec
      clientId: ${clientId}
`;
  const uri = { path: `/work/${path}`, toString: () => `file:///work/${path}` };
  return { uri: uri as unknown as vscode.Uri, path, view: helmValues.read(text) };
}

/** A tree over one connection. Everything but the provider is real. */
export interface TreeDouble {
  readonly branch: Branch;
  /** What was asked of the provider. */
  readonly calls: string[];
  /** The places that were touched. */
  readonly touched: (Place | undefined)[];
  readonly redrawn: ExplorerNode[];
  readonly warnings: string[];
  /** Something changed there. */
  clear(place: Place): void;
  showMore(id: string): void;
  use(...files: readonly UsingFile[]): void;
}

export function treeDouble(
  session: Partial<Session>,
  { files = [], failure, isTrusted = true }: Partial<{ files: UsingFile[]; failure: Failure; isTrusted: boolean }> = {},
): TreeDouble {
  const whole = sessionDouble();
  const given: Session = { ...whole, ...session };
  const { profile } = given;
  const touched: (Place | undefined)[] = [];
  const redrawn: ExplorerNode[] = [];
  const warnings: string[] = [];
  const pages = new Map<string, number>();
  const shelf = createShelf();
  const connections: Pick<Connections, 'list' | 'opened' | 'failure' | 'session' | 'touch'> = {
    list: () => [profile],
    opened: () => given,
    failure: () => failure,
    session: () => Promise.resolve(ok(given)),
    touch: (place) => {
      touched.push(place);
    },
  };
  let usage = usageOf(files, [profile], providers);
  const branch = createBranch(
    {
      connections: connections as Connections,
      providers,
      now: () => now,
      core: () => Promise.resolve({ identityOf }),
      log: { warn: (line) => warnings.push(line) },
      isTrusted: () => isTrusted,
    },
    {
      shelf,
      signal: new AbortController().signal,
      usage: () => usage,
      shown: (id) => (pages.get(id) ?? 1) * pageSize,
      redraw: (node) => redrawn.push(node),
    },
  );
  return {
    branch,
    calls: whole.calls,
    touched,
    redrawn,
    warnings,
    clear: (place) => {
      shelf.clear(place);
    },
    showMore: (id) => pages.set(id, (pages.get(id) ?? 1) + 1),
    use: (...used) => {
      usage = usageOf(used, [profile], providers);
    },
  };
}

export const looks = (nodes: readonly TreeNode[]): Promise<readonly Appearance[]> =>
  Promise.all(nodes.map(async (node) => node.look()));

/** "label · description" of each node. */
export const lines = async (nodes: readonly TreeNode[]): Promise<readonly string[]> =>
  (await looks(nodes)).map(({ label, description }) => [label, description].filter(Boolean).join(' · '));

/** The node with this label, which must be there. */
export async function labelled<Node extends TreeNode>(nodes: readonly Node[], label: string): Promise<Node> {
  for (const node of nodes) if ((await node.look()).label === label) return node;
  return assert.fail(`${label} is not among ${(await lines(nodes)).join(', ')}`);
}
