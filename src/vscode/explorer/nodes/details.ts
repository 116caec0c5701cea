import type { ClientDetails } from '../../../idp/directory';
import { capital } from '../../../idp/terms';
import { placeId, type Place } from '../../../provisioning/place';
import type { Abilities } from '../../../provisioning/abilities';
import { contextOf } from '../contextOf';
import { originProblem, redirectProblem } from '../../../provisioning/openAddresses';
import { age } from '../../platform/ago';
import type { Branch } from '../branch';
import { leaf, warning, type ExplorerNode } from '../node';
import { idsBelow } from './idsBelow';
import { listingNode } from './listingNode';
import { parent } from './parent';
import { settingsNodes } from './settingsNode';
import { t } from '../../../l10n/l10n';

/** What matters about a client, as far as its provider knows it. Its secret is not shown: only how old it is. */
export function detailNodes(
  branch: Branch,
  place: Place & { readonly connection: string },
  client: ClientDetails,
): readonly ExplorerNode[] {
  const terms = branch.termsOf(place.connection);
  const abilities = branch.abilitiesOf(place.connection);
  const known = branch.connections.opened(place.connection)?.settings ?? new Set();
  const list = (kind: ListKind, nouns: string): ExplorerNode =>
    addressesNode(place, kind, capital(nouns), client[kind], abilities);
  return [
    ...settingsNodes(place, client, known),
    list('redirectUris', terms.redirectUris),
    list('webOrigins', terms.webOrigins),
    ...(known.has('postLogoutUris') ? [list('postLogoutUris', terms.logoutUris)] : []),
    ...(client.scopes === undefined ? [] : [scopes(place, client.scopes, client.missingScopes, abilities)]),
    ...(client.listings ?? []).map((listing) => listingNode(place, listing, abilities)),
    ...(client.flow === 'authorization-code' || client.secretCreated !== undefined
      ? [secret(place, client.secretCreated, branch.now(), abilities)]
      : []),
  ];
}

type ListKind = 'redirectUris' | 'webOrigins' | 'postLogoutUris';

const lists: Readonly<
  Record<
    ListKind,
    { readonly icon: string; readonly item: string; readonly problemOf: (address: string) => string | undefined }
  >
> = {
  redirectUris: { icon: 'link', item: 'redirectUri', problemOf: redirectProblem },
  webOrigins: { icon: 'browser', item: 'webOrigin', problemOf: originProblem },
  postLogoutUris: { icon: 'sign-out', item: 'postLogoutUri', problemOf: redirectProblem },
};

/** A list of addresses, those that accept too much marked. */
function addressesNode(
  place: Place,
  kind: ListKind,
  label: string,
  items: readonly string[],
  abilities: Abilities,
): ExplorerNode {
  const { icon, item: contextValue, problemOf } = lists[kind];
  const id = `${placeId(place)}#${kind}`;
  const ids = idsBelow(id, items);
  const problems = items.flatMap((item) => problemOf(item) ?? []);
  return parent(
    place,
    id,
    {
      label,
      description: items.join(', ') || t`none`,
      ...(problems.length === 0 ? { icon } : warning),
      tooltip: [label, ...(items.length === 0 ? [t`none`] : items), ...problems],
      contextValue: contextOf(kind, abilities, kind),
    },
    items.map((item, index) => {
      const problem = problemOf(item);
      return leaf(place, ids[index] ?? id, {
        label: item,
        ...(problem === undefined ? { icon } : { ...warning, description: problem }),
        tooltip: problem === undefined ? [item] : [item, problem],
        contextValue,
      });
    }),
  );
}

function scopes(
  place: Place,
  attached: readonly string[],
  missing: readonly string[],
  abilities: Abilities,
): ExplorerNode {
  const id = `${placeId(place)}#scopes`;
  const lacks = missing.length === 0 ? [] : [t`missing: ${missing.join(', ')}`];
  const why = missing.map((scope) => t`OpenMetadata asks for ${scope}, and the client cannot give it.`);
  return parent(
    place,
    id,
    {
      label: t`Scopes`,
      description: [...lacks, attached.join(', ') || t`none`].join(' · '),
      ...(missing.length === 0 ? { icon: 'list-unordered' } : warning),
      tooltip: [t`Scopes`, attached.join(', ') || t`none`, ...why],
      contextValue: missing.length === 0 ? 'scopes' : contextOf('scopes.missing', abilities, 'attach-scopes'),
    },
    [
      ...missing.map((scope, index) =>
        leaf(place, `${id}/missing ${encodeURIComponent(scope)}`, {
          label: scope,
          description: t`missing`,
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
function secret(place: Place, created: Date | undefined, now: Date, abilities: Abilities): ExplorerNode {
  const state = created === undefined ? t`set` : t`set ${age(created, now)}`;
  return leaf(place, `${placeId(place)}#secret`, {
    label: t`Secret`,
    description: `•••••• · ${state}`,
    read: t`hidden, ${state}`,
    icon: 'lock',
    tooltip: [
      t`Secret`,
      created === undefined
        ? t`The provider does not say when the secret was set.`
        : t`Set on ${created.toISOString().slice(0, 10)}, ${age(created, now)}.`,
      abilities.has('renew-secret')
        ? t`It is not shown here. It can be copied, or regenerated.`
        : t`It is not shown here. It can be copied.`,
    ],
    contextValue: contextOf('secret', abilities, 'renew-secret'),
  });
}
