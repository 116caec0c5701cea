import type { ClientDetails } from '../../../idp/directory';
import { placeId, type Place } from '../../../provisioning/place';
import { age } from '../age';
import { leaf, treeItem, type ExplorerNode } from '../node';

/** What matters about a client. Its secret is not shown: only how old it is. */
export function detailNodes(place: Place, client: ClientDetails, now: Date): readonly ExplorerNode[] {
  const { redirectUris, webOrigins, scopes, secretCreated, flow } = client;
  return [
    detail(place, 'Redirect URIs', redirectUris.join(', ') || 'none', 'link', redirectUris),
    detail(place, 'Web origins', webOrigins.join(', ') || 'none', 'browser', webOrigins),
    detail(place, 'Scopes', scopes.join(', ') || 'none', 'list-unordered', scopes),
    ...(flow === 'implicit'
      ? []
      : [
          secretCreated === undefined
            ? detail(place, 'Secret', 'set', 'lock', ['The provider does not say when the secret was set.'])
            : detail(place, 'Secret', `set ${age(secretCreated, now)}`, 'lock', [`Set on ${secretCreated.toString()}`]),
        ]),
  ];
}

function detail(
  place: Place,
  label: string,
  description: string,
  icon: string,
  lines: readonly string[],
): ExplorerNode {
  const id = `${placeId(place)}#${label}`;
  const tooltip = [label, ...lines].join('\n');
  const look = { label, description, icon, tooltip, contextValue: 'detail', collapsible: false };
  return leaf({ ...place, id, item: () => treeItem(id, look) });
}
