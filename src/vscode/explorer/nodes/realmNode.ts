import { isDeepStrictEqual } from 'node:util';
import type { Realm } from '../../../idp/directory';
import { capital, type Terms } from '../../../idp/terms';
import { placeId, type Place } from '../../../provisioning/place';
import type { Abilities } from '../../../provisioning/abilities';
import { contextOf } from '../contextOf';
import type { Branch } from '../branch';
import type { Appearance, ExplorerNode } from '../node';
import { realmContent } from './realmContent';
import { rightsIn, type Rights } from './rights';
import { t } from '../../../l10n/l10n';

export interface RealmNode extends ExplorerNode {
  /** Whether this is what the node shows. */
  is(realm: Realm): boolean;
  /** Says in the description, once that is known, what the account cannot do here. */
  askAboutRights(): Promise<void>;
}

/** A realm. One that no client belongs in can be seen, but not unfolded. */
export function realmNode(branch: Branch, { connection }: Place, realm: Realm): RealmNode {
  const { name, refusal } = realm;
  const place = { connection, realm: name };
  const line = (): ExplorerNode => node;
  const content = realmContent(branch, place, line);
  const rights = rightsIn(branch, place, line);
  const node: RealmNode = {
    ...place,
    id: placeId(place),
    is: (other) => isDeepStrictEqual(realm, other),
    look: () => look(realm, rights, branch.termsOf(connection), branch.abilitiesOf(connection)),
    async children() {
      if (refusal !== undefined) return [];
      const shown = await content();
      void node.askAboutRights();
      return shown;
    },
    touched() {
      void node.askAboutRights();
    },
    askAboutRights: () => (refusal === undefined ? rights.ask() : Promise.resolve()),
  };
  return node;
}

function look(
  { name, displayName, enabled, refusal }: Realm,
  rights: Rights,
  terms: Terms,
  abilities: Abilities,
): Appearance {
  const heading = `${capital(terms.realm)} ${name}`;
  if (refusal !== undefined)
    return {
      label: name,
      description: t`for administration`,
      icon: 'circle-slash',
      spoken: t`no ${terms.clients} belong here`,
      tooltip: [heading, refusal],
      contextValue: 'realm.refused',
      collapsible: false,
    };
  const title = displayName === name ? undefined : displayName;
  const missing = rights.missing();
  const needs = missing.length === 0 ? undefined : t`needs ${missing.join(', ')}`;
  const description = [enabled ? title : t`disabled`, needs].filter((part) => part !== undefined).join(' · ');
  return {
    label: name,
    ...(description === '' ? {} : { description }),
    icon: 'globe',
    spoken: terms.realm,
    ...(enabled ? {} : { color: 'disabledForeground' }),
    tooltip: [
      heading,
      ...(title === undefined ? [] : [title]),
      ...(enabled ? [] : [t`It is disabled: nobody can sign in.`]),
      ...rights.sentences(),
    ],
    contextValue: contextOf('realm', abilities, 'set-up', 'create-user'),
    collapsible: true,
  };
}
