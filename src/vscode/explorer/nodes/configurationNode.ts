import type { InventoryEntry } from '../../workspace/inventory';
import type { Place } from '../../../provisioning/place';
import { capital } from '../../../idp/terms';
import type { Names } from '../../../provisioning/names';
import { leaf, type Appearance, type TreeNode } from '../node';
import { t } from '../../../l10n/l10n';

/** One line of the view of configurations. It is what commands get as their argument. */
export interface ConfigurationNode extends TreeNode {
  readonly uri: InventoryEntry['uri'];
  children(): Promise<readonly TreeNode[]>;
}

/** Where the users of a configuration sign in, and the words for it. */
export interface SignInPlace extends Place {
  readonly host: string;
  readonly names: Names;
}

/**
 * A file that configures OpenMetadata.
 * @param place the client, or the realm, that it uses; undefined where no connection leads there
 * @param reveal the command that shows a place
 */
export function configurationNode(
  entry: InventoryEntry,
  place: SignInPlace | undefined,
  reveal: string,
): ConfigurationNode {
  const id = entry.uri.toString();
  return {
    id,
    uri: entry.uri,
    look: () => look(entry, place),
    children: () => Promise.resolve(place === undefined ? [] : [placeNode(id, place, reveal)]),
  };
}

function look(entry: InventoryEntry, place: SignInPlace | undefined): Appearance {
  const { uri, path, summary, view } = entry;
  const { provider, clientType } = summary;
  const state = stateText(entry);
  const kind = [provider ?? t`provider not known`, clientType].filter((part) => part !== undefined).join(' · ');
  return {
    label: path,
    description: view.readable
      ? [kind, state].filter((part) => part !== undefined).join(' · ')
      : t`not readable as it is`,
    icon: 'file',
    tooltip: [
      path,
      kind,
      ...(summary.realm === undefined ? [] : [t`Users sign in to realm ${summary.realm}.`]),
      ...(summary.tenant === undefined ? [] : [t`Users sign in at tenant ${summary.tenant}.`]),
      truth(entry),
    ],
    contextValue: 'configuration',
    collapsible: place !== undefined,
    file: uri,
    click: { command: 'vscode.open', title: t`Open File`, arguments: [uri] },
  };
}

function stateText({ problems, checksPassed }: InventoryEntry): string | undefined {
  if (problems === undefined) return undefined;
  if (problems === 0) return checksPassed === undefined ? t`no problems` : t`in sync`;
  return problems === 1 ? t`1 problem` : t`${problems} problems`;
}

function truth(entry: InventoryEntry): string {
  const { problems, checksPassed } = entry;
  if (problems === undefined) return t`Open it to see whether it has problems.`;
  const found =
    problems === 0 ? t`It has no problems.` : problems === 1 ? t`It has 1 problem.` : t`It has ${problems} problems.`;
  return checksPassed === undefined ? found : `${found} ${t`${checksPassed} live checks passed.`}`;
}

/** The way from a file to its client in the other view. */
function placeNode(
  parent: string,
  { connection, realm = '', client, host, names }: SignInPlace,
  reveal: string,
): TreeNode {
  const place = { connection, realm, client };
  const label = client === undefined ? capital(names.realm(realm)) : names.label({ realm, clientId: client });
  const description =
    client === undefined
      ? host
      : names.hasRealms
        ? `${names.realm(realm)} · ${host}`
        : `${names.terms.client} · ${host}`;
  return leaf(place, `${parent}#place`, {
    label,
    description,
    icon: client === undefined ? 'globe' : 'key',
    tooltip: [
      label,
      description,
      ...(client === undefined || client === label ? [] : [t`Client ID ${client}`]),
      t`A click shows it among the connections.`,
    ],
    contextValue: 'signsInWith',
    click: { command: reveal, title: t`Show in Connections`, arguments: [place] },
  });
}
