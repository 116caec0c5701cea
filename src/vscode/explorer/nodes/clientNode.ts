import { isDeepStrictEqual } from 'node:util';
import type { ClientDetails, ClientSummary } from '../../../idp/directory';
import { placeId } from '../../../provisioning/place';
import type { Branch } from '../branch';
import type { Appearance, ExplorerNode } from '../node';
import { filesText, type UsingFile } from '../usage';
import { kindOf } from './clientKind';
import { detailNodes } from './details';
import { usedByNode } from './usedByNode';

export interface ClientNode extends ExplorerNode {
  /** Whether this is what the node was made for. */
  is(client: ClientSummary): boolean;
}

/** A client of a realm. */
export function clientNode(
  branch: Branch,
  { connection, realm }: { readonly connection: string; readonly realm: string },
  listed: ClientSummary,
): ClientNode {
  const { clientId } = listed;
  const place = { connection, realm, client: clientId };
  const id = placeId(place);
  const details = () => branch.read(place, id, (session, signal) => session.client(realm, clientId, signal));
  const usedBy = () => branch.usage().of(place);
  let current: ClientSummary | undefined = listed;
  return {
    ...place,
    id,
    is: (client) => isDeepStrictEqual(client, listed),
    touched() {
      current = undefined;
    },
    async look() {
      // Only this client has changed, so only this one is read again.
      const read = current === undefined ? await details() : undefined;
      // It is gone: its realm has another list now.
      if (read?.ok === true && read.value === undefined) branch.connections.touch({ connection, realm });
      current ??= (read?.ok === true ? read.value : undefined) ?? listed;
      return look(current, realm, usedBy());
    },
    async children() {
      return branch.childrenOf(
        place,
        id,
        (session, signal) => session.client(realm, clientId, signal),
        (client: ClientDetails | undefined) =>
          client === undefined
            ? []
            : [...detailNodes(place, client, branch.now()), ...usedBy().map((file) => usedByNode(place, file))],
      );
    },
  };
}

function look(
  { clientId, name, enabled, forOpenMetadata, ...client }: ClientSummary,
  realm: string,
  usedBy: readonly UsingFile[],
): Appearance {
  const kind = kindOf(client);
  const files = filesText(usedBy);
  const isOurs = forOpenMetadata || usedBy.length > 0;
  return {
    label: clientId,
    description: [
      kind === 'none' ? 'no flow' : kind,
      ...(enabled ? [] : ['disabled']),
      ...(files === '' ? [] : [`used by ${files}`]),
    ].join(' · '),
    icon: isOurs ? 'key' : 'symbol-interface',
    ...(enabled ? {} : { color: 'disabledForeground' }),
    ...(isOurs ? { spoken: 'for OpenMetadata' } : {}),
    tooltip: [
      `Client ${clientId} of realm ${realm}`,
      ...(name === undefined ? [] : [name]),
      kinds[kind],
      ...(enabled ? [] : ['It is disabled: nobody can sign in with it.']),
      ...(files === '' ? [] : [`Used by ${files}.`]),
    ],
    contextValue: `client.${kind}.${enabled ? 'enabled' : 'disabled'}`,
    collapsible: true,
  };
}

const kinds = {
  confidential: 'Confidential: authorization code, the server keeps a secret.',
  public: 'Public: implicit flow, without a secret.',
  none: 'Neither of the flows that OpenMetadata can use is on.',
} as const;
