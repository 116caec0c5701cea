import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/result';
import type { Failure } from '../../../../src/idp/failure';
import type { InventoryEntry } from '../../../../src/vscode/workspace/inventory';
import type { TreeNode } from '../../../../src/vscode/explorer/node';
import { configurationNode } from '../../../../src/vscode/explorer/nodes/configurationNode';
import { connectionNode } from '../../../../src/vscode/explorer/nodes/connectionNode';
import { sessionDouble } from '../commands/doubles';
import { client, details, looks, treeDouble, valuesFile } from './treeDouble';

interface Item {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

const root = join(import.meta.dirname, '../../../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly menus: { readonly 'view/item/context': readonly Item[] } };
};
const items = manifest.contributes.menus['view/item/context'];

const failure = (kind: Failure['kind']): Failure => ({ kind, message: 'It failed.', nextStep: 'Try again.' });

/** The context values of a node and of all below it. */
async function contextValues(node: TreeNode): Promise<readonly string[]> {
  const below = await Promise.all((await node.children()).map(contextValues));
  return [...(await looks([node])).map(({ contextValue }) => contextValue), ...below.flat()];
}

/** Of a tree in which everything is there in each of its states. */
async function ofConnections(): Promise<ReadonlySet<string>> {
  const { profile } = sessionDouble();
  const clients = ([undefined, 'authorization-code', 'implicit'] as const).flatMap((flow) =>
    [true, false].map((enabled) => client(`${flow ?? 'none'}-${enabled.toString()}`, { flow, enabled })),
  );
  const session: Parameters<typeof treeDouble>[0] = {
    realms: () =>
      Promise.resolve(
        ok([
          { name: 'Data-sec', enabled: true },
          { name: 'master', enabled: true, refusal: 'For administration.' },
        ]),
      ),
    clients: () => Promise.resolve(ok(clients)),
    client: (_realm, clientId) => Promise.resolve(ok(details(clientId, { missingScopes: ['email'] }))),
    users: () => Promise.resolve(ok([{ username: 'jane' }])),
  };
  const failing = treeDouble({ realms: () => Promise.resolve(err(failure('unreachable'))) });
  const signedOut = treeDouble({}, { failure: failure('unauthorized') });
  const trees = [treeDouble(session, { files: [valuesFile('values.yaml', 'none-true')] }), failing, signedOut];
  return new Set((await Promise.all(trees.map(({ branch }) => contextValues(connectionNode(branch, profile))))).flat());
}

async function ofConfigurations(): Promise<ReadonlySet<string>> {
  const { uri, path, view } = valuesFile('values.yaml', 'open-metadata');
  const summary: InventoryEntry['summary'] = { provider: 'custom-oidc', clientType: 'confidential', realm: 'Data-sec' };
  const entry = { uri, path, view, name: path, problems: 0, checksPassed: 1, summary };
  const place = { connection: 'a', realm: 'Data-sec', client: 'open-metadata', host: 'sso.acme.example' };
  return new Set(await contextValues(configurationNode(entry, place, 'reveal')));
}

/** Whether an item is shown at a line with this context value. */
function isShownAt({ when }: Item, contextValue: string): boolean {
  const pattern = / && viewItem =~ \/(.+)\/$/.exec(when)?.[1];
  return pattern === undefined
    ? when.endsWith(` && viewItem == ${contextValue}`)
    : new RegExp(pattern).test(contextValue);
}

const viewOf = ({ when }: Item): string => /^view == openmetadata-sso\.(\w+) && /.exec(when)?.[1] ?? when;

describe('the menus of the views', () => {
  it('are each shown at a line that there is', async () => {
    const lines = new Map([
      ['connections', await ofConnections()],
      ['configurations', await ofConfigurations()],
    ]);
    const nowhere = items.filter((item) => {
      const values = lines.get(viewOf(item));
      assert.ok(values, item.when);
      return ![...values].some((value) => isShownAt(item, value));
    });
    assert.deepEqual(nowhere, []);
  });

  it('enable what is disabled, disable what is enabled, and offer a secret where there is one', async () => {
    const values = [...(await ofConnections())].filter((value) => value.startsWith('client.'));
    const shownAt = (command: string): readonly string[] => {
      const own = items.filter((item) => item.command === `openmetadata-sso.${command}`);
      return values.filter((value) => own.some((item) => isShownAt(item, value)));
    };
    assert.equal(values.length, 6);
    assert.deepEqual(shownAt('enableClient').length, 3);
    assert.ok(shownAt('enableClient').every((value) => value.endsWith('.disabled')));
    assert.deepEqual(shownAt('disableClient').length, 3);
    assert.ok(shownAt('disableClient').every((value) => value.endsWith('.enabled')));
    for (const command of ['copySecret', 'regenerateSecret'])
      assert.deepEqual(shownAt(command), ['client.confidential.enabled', 'client.confidential.disabled']);
  });

  it('offer nothing in a realm for administration but what changes nothing', async () => {
    assert.ok((await ofConnections()).has('realm.refused'));
    const offered = items.filter((item) => viewOf(item) === 'connections' && isShownAt(item, 'realm.refused'));
    assert.deepEqual(offered.map(({ command }) => command).sort(), [
      'openmetadata-sso.openAdminConsole',
      'openmetadata-sso.refresh',
    ]);
  });

  it('have places of their own in each line', async () => {
    for (const value of [...(await ofConnections()), ...(await ofConfigurations())]) {
      const places = items.filter((item) => isShownAt(item, value)).map((item) => `${viewOf(item)} ${item.group}`);
      assert.deepEqual(places, [...new Set(places)], value);
    }
  });
});
