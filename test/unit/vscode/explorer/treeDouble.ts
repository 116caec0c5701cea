import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { identityOf } from '../../../../src/core/identity';
import { helmValues } from '../../../../src/core/formats/helmValues/helmValues';
import { ok } from '../../../../src/core/result';
import { applicationSettings } from '../../../../src/idp/auth0/application/changed';
import { changes as auth0Changes } from '../../../../src/idp/auth0/changes';
import type { ChangeKind } from '../../../../src/idp/change';
import type { ClientDetails, ClientSummary } from '../../../../src/idp/directory';
import type { Failure } from '../../../../src/idp/failure';
import { changes as keycloakChanges } from '../../../../src/idp/keycloak/changes';
import type { Session } from '../../../../src/idp/provider';
import type { Connections } from '../../../../src/provisioning/connections';
import { clientSettings } from '../../../../src/idp/keycloak/client/changed';
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
  ...common(clientId),
  scopes: ['email', 'profile'],
  ...rest,
});

/** What every provider tells of a client. */
const common = (clientId: string): ClientDetails => ({
  ...client(clientId),
  standardFlow: true,
  implicitFlow: false,
  directAccessGrants: false,
  requiresPkce: false,
  redirectUris: ['https://om.acme.example/callback'],
  postLogoutUris: [],
  webOrigins: ['https://om.acme.example'],
  missingScopes: [],
});

/** Values that sign users in with a client of the realm Data-sec. */
export const valuesFile = (path: string, clientId: string, administrators: readonly string[] = []): UsingFile =>
  valuesOf(path, {
    provider: 'custom-oidc',
    authority: 'https://sso.acme.example/realms/Data-sec',
    clientId,
    administrators,
  });

interface SignIn {
  readonly provider: string;
  readonly authority: string;
  readonly clientId: string;
  readonly administrators: readonly string[];
}

export function valuesOf(path: string, { provider, authority, clientId, administrators }: SignIn): UsingFile {
  const text = `openmetadata:
  config:
    authorizer:
      initialAdmins: [${administrators.join(', ')}]
    authentication:
      provider: ${provider}
      clientType: confidential
      authority: ${authority}
      clientId: ${clientId}
`;
  const uri = { path: `/work/${path}`, toString: () => `file:///work/${path}` };
  return { uri: uri as unknown as vscode.Uri, path, view: helmValues.read(text) };
}

type Abilities = Partial<Session> & Pick<Session, 'profile' | 'changes' | 'settings'>;

/** What Keycloak is to the tree. */
export const withRealms: Abilities = {
  profile: sessionDouble().profile,
  realms: () =>
    Promise.resolve(
      ok([
        { name: 'Data-sec', enabled: true },
        { name: 'master', enabled: true, refusal: 'For administration.' },
      ]),
    ),
  changes: new Set(Object.keys(keycloakChanges) as ChangeKind[]),
  settings: clientSettings,
};

export const tenant = 'acme.eu.auth0.com';

/** What a provider without realms is to the tree: a connection that is its one realm. */
export const withoutRealms: Abilities = {
  profile: {
    id: `auth0 https://${tenant}`,
    provider: 'auth0',
    url: `https://${tenant}`,
    method: 'machine',
    answers: {},
    account: 'OpenMetadata SSO',
  },
  serverLabel: 'Auth0',
  realms: () => Promise.resolve(ok([{ name: tenant, enabled: true }])),
  changes: new Set(Object.keys(auth0Changes) as ChangeKind[]),
  settings: applicationSettings,
};

/** An application as Auth0 tells of one. */
export const application = (clientId: string, label: string, rest: Partial<ClientDetails> = {}): ClientDetails => ({
  ...common(clientId),
  label,
  postLogoutUris: ['https://om.acme.example'],
  listings: [
    { id: 'grants', label: 'Grants', items: [{ label: 'Authorization Code', description: 'authorization_code' }] },
    { id: 'connections', label: 'Connections', items: [], ifEmpty: 'none: nobody can sign in' },
    { id: 'signing', label: 'Signing', items: [{ label: 'HS256', problem: 'OpenMetadata cannot check it.' }] },
  ],
  ...rest,
});

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
  {
    files = [],
    failure,
    isTrusted = true,
    isOpen = true,
  }: Partial<{ files: UsingFile[]; failure: Failure; isTrusted: boolean; isOpen: boolean }> = {},
): TreeDouble {
  const whole = sessionDouble();
  const { changes, settings } = withRealms;
  const given: Session = { ...whole, changes, settings, ...session };
  const { profile } = given;
  const touched: (Place | undefined)[] = [];
  const redrawn: ExplorerNode[] = [];
  const warnings: string[] = [];
  const pages = new Map<string, number>();
  const shelf = createShelf();
  const connections: Pick<Connections, 'list' | 'find' | 'opened' | 'failure' | 'session' | 'touch'> = {
    list: () => [profile],
    find: (connection) => (connection === profile.id ? profile : undefined),
    opened: () => (isOpen ? given : undefined),
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
