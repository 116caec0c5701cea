import type { ClientDetails } from '../../../idp/directory';
import { placeId, type Place } from '../../../provisioning/place';
import { age } from '../age';
import { leaf, warning, type Appearance, type ExplorerNode } from '../node';
import { kindOf } from './clientKind';
import { originProblem, redirectProblem } from './wildcards';

/** What matters about a client. Its secret is not shown: only how old it is. */
export const detailNodes = (place: Place, client: ClientDetails, now: Date): readonly ExplorerNode[] => [
  settings(place, client),
  list(place, 'redirectUris', 'Redirect URIs', 'link', client.redirectUris, redirectProblem),
  list(place, 'webOrigins', 'Web origins', 'browser', client.webOrigins, originProblem),
  ...(client.scopes === undefined ? [] : [scopes(place, client.scopes, client.missingScopes)]),
  ...(client.flow === 'authorization-code' || client.secretCreated !== undefined
    ? [secret(place, client.secretCreated, now)]
    : []),
];

function settings(
  place: Place,
  { enabled, rootUrl, directAccessGrants, requiresPkce, ...client }: ClientDetails,
): ExplorerNode {
  const id = `${placeId(place)}#settings`;
  const flow = { confidential: 'authorization code', public: 'implicit', none: 'none of those OpenMetadata uses' }[
    kindOf(client)
  ];
  const rows = [
    { label: 'Flow', description: flow },
    { label: 'Enabled', description: enabled ? 'yes' : 'no: nobody can sign in', isBad: !enabled },
    { label: 'Root URL', description: rootUrl ?? 'none' },
    {
      label: 'Direct access grants',
      description: directAccessGrants ? 'on: OpenMetadata never uses them' : 'off',
      isBad: directAccessGrants,
    },
    { label: 'PKCE', description: requiresPkce ? 'required' : 'not required' },
  ];
  const isBad = rows.some((row) => row.isBad);
  return parent(
    place,
    id,
    {
      label: 'Settings',
      description: [flow, enabled ? 'enabled' : 'disabled', ...(rootUrl === undefined ? [] : [rootUrl])].join(' · '),
      ...(isBad ? warning : { icon: 'settings' }),
      tooltip: ['Settings', ...rows.map(({ label, description }) => `${label}: ${description}`)],
      contextValue: 'settings',
    },
    rows.map(({ label, description, isBad = false }) =>
      leaf(place, `${id}/${label}`, {
        label,
        description,
        ...(isBad ? warning : { icon: 'symbol-property' }),
        tooltip: [label, description],
        contextValue: 'setting',
      }),
    ),
  );
}

/** A list of addresses, those that accept too much marked. */
function list(
  place: Place,
  kind: 'redirectUris' | 'webOrigins',
  label: string,
  icon: string,
  items: readonly string[],
  problemOf: (item: string) => string | undefined,
): ExplorerNode {
  const id = `${placeId(place)}#${kind}`;
  const problems = items.flatMap((item) => problemOf(item) ?? []);
  return parent(
    place,
    id,
    {
      label,
      description: items.join(', ') || 'none',
      ...(problems.length === 0 ? { icon } : warning),
      tooltip: [label, ...(items.length === 0 ? ['none'] : items), ...problems],
      contextValue: kind,
    },
    items.map((item) => {
      const problem = problemOf(item);
      return leaf(place, `${id}/${encodeURIComponent(item)}`, {
        label: item,
        ...(problem === undefined ? { icon } : { ...warning, description: problem }),
        tooltip: problem === undefined ? [item] : [item, problem],
        contextValue: kind === 'redirectUris' ? 'redirectUri' : 'webOrigin',
      });
    }),
  );
}

function scopes(place: Place, attached: readonly string[], missing: readonly string[]): ExplorerNode {
  const id = `${placeId(place)}#scopes`;
  const lacks = missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`];
  const why = missing.map((scope) => `OpenMetadata asks for ${scope}, and the client cannot give it.`);
  return parent(
    place,
    id,
    {
      label: 'Scopes',
      description: [...lacks, attached.join(', ') || 'none'].join(' · '),
      ...(missing.length === 0 ? { icon: 'list-unordered' } : warning),
      tooltip: ['Scopes', attached.join(', ') || 'none', ...why],
      contextValue: missing.length === 0 ? 'scopes' : 'scopes.missing',
    },
    [
      ...missing.map((scope, index) =>
        leaf(place, `${id}/missing ${encodeURIComponent(scope)}`, {
          label: scope,
          description: 'missing',
          ...warning,
          tooltip: [scope, why[index] ?? ''],
          contextValue: 'scope.missing',
        }),
      ),
      ...attached.map((scope) =>
        leaf(place, `${id}/${encodeURIComponent(scope)}`, {
          label: scope,
          icon: 'symbol-field',
          tooltip: [scope],
          contextValue: 'scope',
        }),
      ),
    ],
  );
}

/** Masked: the secret itself is never read for the tree. */
function secret(place: Place, created: Date | undefined, now: Date): ExplorerNode {
  const state = created === undefined ? 'set' : `set ${age(created, now)}`;
  return leaf(place, `${placeId(place)}#secret`, {
    label: 'Secret',
    description: `•••••• · ${state}`,
    icon: 'lock',
    tooltip: [
      'Secret',
      created === undefined
        ? 'The provider does not say when the secret was set.'
        : `Set on ${created.toISOString().slice(0, 10)}, ${age(created, now)}.`,
      'It is not shown here. It can be copied, or regenerated.',
    ],
    contextValue: 'secret',
  });
}

const parent = (
  place: Place,
  id: string,
  appearance: Omit<Appearance, 'collapsible'>,
  children: readonly ExplorerNode[],
): ExplorerNode => ({
  ...place,
  id,
  look: () => ({ ...appearance, collapsible: children.length > 0 }),
  children: () => Promise.resolve(children),
});
