import * as vscode from 'vscode';
import type { Connections } from '../../provisioning/connections';
import type { Known } from '../../provisioning/known';
import { namesOf } from '../../provisioning/names';
import type { ProviderEntry } from '../../provisioning/providers';
import type { Inventory } from '../workspace/inventory';
import type { TreeNode } from './node';
import { configurationNode, type ConfigurationNode, type SignInPlace } from './nodes/configurationNode';
import { revealCommand } from './revealCommand';
import { createTree } from './tree';
import { usageOf } from './usage';

const viewId = 'openmetadata-sso.configurations';

/** The connections that configurations lead to. */
export interface ConfigurationsHost {
  readonly connections: Pick<Connections, 'list' | 'find' | 'onDidChange'>;
  readonly providers: readonly ProviderEntry[];
  readonly known: Pick<Known, 'label'>;
}

/** The configurations that are open or in the workspace, and what each of them signs users in with. */
export function registerConfigurationsView(host: ConfigurationsHost, inventory: Inventory): vscode.Disposable {
  const { connections, providers } = host;
  /** What was drawn last: a change that shows nowhere draws nothing. */
  let drawn = '';

  function nodes(): readonly ConfigurationNode[] {
    const entries = inventory.list();
    const usage = usageOf(entries, connections.list(), providers);
    return entries.map((entry) => {
      const place = usage.placeOf(entry);
      const profile = place && connections.find(place.connection);
      const at: SignInPlace | undefined = place &&
        profile && { ...place, host: new URL(profile.url).host, names: namesOf(host, profile) };
      return configurationNode(entry, at, revealCommand);
    });
  }

  function roots(): readonly ConfigurationNode[] {
    // What is open is there at once; the rest of the workspace comes when it is found.
    void inventory.search();
    const shown = nodes();
    drawn = pictureOf(shown);
    return shown;
  }

  const tree = createTree<TreeNode>(viewId, roots, (node) => node.children());
  const look = (): void => {
    if (pictureOf(nodes()) !== drawn) tree.redraw();
  };
  return vscode.Disposable.from(
    tree,
    inventory.onDidChange(look),
    connections.onDidChange(look),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      tree.redraw();
    }),
  );
}

const pictureOf = (nodes: readonly ConfigurationNode[]): string =>
  JSON.stringify(nodes.map((node) => [node.id, node.look()]));
