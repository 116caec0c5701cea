import { isDeepStrictEqual } from 'node:util';
import type { ClientDetails, ClientSummary } from '../../../idp/directory';
import { capital, type Terms } from '../../../idp/terms';
import { placeId } from '../../../provisioning/place';
import type { Abilities } from '../../../provisioning/abilities';
import { contextOf } from '../contextOf';
import type { Branch } from '../branch';
import type { Appearance, ExplorerNode } from '../node';
import { filesText, type UsingFile } from '../usage';
import { kindOf } from './clientKind';
import { detailNodes } from './details';
import { usedByNode } from './usedByNode';
import { t } from '../../../l10n/l10n';

export interface ClientNode extends ExplorerNode {
  /** Whether this is what the node was made for. */
  is(client: ClientSummary, distinction?: string): boolean;
}

/**
 * A client of a realm.
 * @param distinction what tells it from others that are listed by the same name
 */
export function clientNode(
  branch: Branch,
  { connection, realm }: { readonly connection: string; readonly realm: string },
  listed: ClientSummary,
  distinction?: string,
): ClientNode {
  const { clientId } = listed;
  const place = { connection, realm, client: clientId };
  const id = placeId(place);
  const terms = branch.termsOf(connection);
  const details = () => branch.read(place, id, (session, signal) => session.client(realm, clientId, signal));
  const usedBy = () => branch.usage().of(place);
  let current: ClientSummary | undefined = listed;
  return {
    ...place,
    id,
    is: (client, told) => told === distinction && isDeepStrictEqual(client, listed),
    touched() {
      current = undefined;
    },
    async look() {
      // Only this client has changed, so only this one is read again.
      const read = current === undefined ? await details() : undefined;
      // It is gone: its realm has another list now.
      if (read?.ok === true && read.value === undefined) branch.connections.touch({ connection, realm });
      current ??= (read?.ok === true ? read.value : undefined) ?? listed;
      return look(current, { realm, distinction, terms, abilities: branch.abilitiesOf(connection), usedBy: usedBy() });
    },
    async children() {
      return branch.childrenOf(
        place,
        id,
        (session, signal) => session.client(realm, clientId, signal),
        (client: ClientDetails | undefined) =>
          client === undefined
            ? []
            : [...detailNodes(branch, place, client), ...usedBy().map((file) => usedByNode(place, file))],
      );
    },
  };
}

interface Surroundings {
  readonly realm: string;
  readonly distinction: string | undefined;
  readonly terms: Terms;
  readonly abilities: Abilities;
  readonly usedBy: readonly UsingFile[];
}

function look(
  { clientId, label, name, enabled, forOpenMetadata, ...client }: ClientSummary,
  { realm, distinction, terms, abilities, usedBy }: Surroundings,
): Appearance {
  const kind = kindOf(client);
  const files = filesText(usedBy);
  const isOurs = forOpenMetadata || usedBy.length > 0;
  return {
    label,
    description: [
      ...(distinction === undefined ? [] : [distinction]),
      kind === 'none' ? t`no flow` : kind,
      ...(enabled ? [] : [t`disabled`]),
      ...(files === '' ? [] : [t`used by ${files}`]),
    ].join(' · '),
    icon: isOurs ? 'key' : 'symbol-interface',
    ...(enabled ? {} : { color: 'disabledForeground' }),
    spoken: isOurs ? t`${terms.client} for OpenMetadata` : terms.client,
    tooltip: [
      t`${capital(terms.client)} ${label} of ${terms.realm} ${realm}`,
      ...(label === clientId ? [] : [t`Client ID ${clientId}`]),
      ...(name === undefined || name === label ? [] : [name]),
      kinds[kind],
      ...(enabled ? [] : [t`It is disabled: nobody can sign in with it.`]),
      ...(files === '' ? [] : [t`Used by ${files}.`]),
    ],
    contextValue: contextOf(
      `client.${kind}.${enabled ? 'enabled' : 'disabled'}`,
      abilities,
      'set-up',
      'redirectUris',
      'webOrigins',
      'postLogoutUris',
      'enabled',
      'attach-scopes',
      'enable-connection',
      'allow-settings-test',
      'renew-secret',
      'delete-client',
    ),
    collapsible: true,
  };
}

const kinds = {
  confidential: t`Confidential: authorization code, the server keeps a secret.`,
  public: t`Public: without a secret, the browser holds the token.`,
  none: t`Neither of the flows that OpenMetadata can use is on.`,
} as const;
