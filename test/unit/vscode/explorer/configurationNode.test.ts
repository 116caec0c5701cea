import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProviderId } from '../../../../src/idp/connection';
import { namesOf } from '../../../../src/provisioning/names';
import { providers } from '../../../../src/provisioning/providers';
import { summarize } from '../../../../src/core/summary';
import { configurationNode } from '../../../../src/vscode/explorer/nodes/configurationNode';
import type { InventoryEntry } from '../../../../src/vscode/workspace/inventory';
import { lines, looks, tenant, valuesFile } from './treeDouble';

function entry(rest: Partial<InventoryEntry> = {}): InventoryEntry {
  const file = valuesFile('eu/values.yaml', 'open-metadata');
  const summary = summarize(file.view);
  return { ...file, name: 'values.yaml', summary, problems: undefined, checksPassed: undefined, ...rest };
}

const namesAt = (provider: ProviderId, label?: string) =>
  namesOf({ providers, known: { label: () => label } }, { id: 'acme', provider });
const client = { connection: 'acme', realm: 'Data-sec', client: 'open-metadata' };
const place = { ...client, host: 'sso.acme.example', names: namesAt('keycloak') };
const line = async (rest: Partial<InventoryEntry>): Promise<string> =>
  (await lines([configurationNode(entry(rest), undefined, 'reveal')])).join();

describe('a configuration in its view', () => {
  it('says what it is and how it stands', async () => {
    assert.equal(await line({}), 'eu/values.yaml · Keycloak · confidential');
    assert.equal(await line({ problems: 0 }), 'eu/values.yaml · Keycloak · confidential · no problems');
    assert.equal(await line({ problems: 1 }), 'eu/values.yaml · Keycloak · confidential · 1 problem');
    assert.equal(await line({ problems: 2 }), 'eu/values.yaml · Keycloak · confidential · 2 problems');
    assert.equal(await line({ problems: 0, checksPassed: 12 }), 'eu/values.yaml · Keycloak · confidential · in sync');
    assert.equal(await line({ problems: 1, checksPassed: 12 }), 'eu/values.yaml · Keycloak · confidential · 1 problem');
  });

  it('is opened by a click, and is what commands are given', async () => {
    const node = configurationNode(entry(), undefined, 'reveal');
    const [look] = await looks([node]);
    assert.equal(look?.click?.command, 'vscode.open');
    assert.equal(String(look.click.arguments?.[0]), 'file:///work/eu/values.yaml');
    assert.equal(node.uri.toString(), 'file:///work/eu/values.yaml');
    assert.equal(look.collapsible, false);
  });

  it('leads to its client among the connections', async () => {
    const node = configurationNode(entry(), place, 'reveal');
    const children = await node.children();
    assert.deepEqual(await lines(children), ['open-metadata · realm Data-sec · sso.acme.example']);
    const [look] = await looks(children);
    assert.deepEqual(look?.click, { command: 'reveal', title: 'Show in Connections', arguments: [client] });
  });

  it('names its client as the provider lists it, and no realm where there are none', async () => {
    const at = { ...place, realm: tenant, host: tenant, names: namesAt('auth0', 'OpenMetadata') };
    const children = await configurationNode(entry(), at, 'reveal').children();
    assert.deepEqual(await lines(children), [`OpenMetadata · application · ${tenant}`]);
    const [look] = await looks(children);
    assert.ok(look?.tooltip.includes('Client ID open-metadata'));
    const alone = await configurationNode(entry(), { ...at, client: undefined }, 'reveal').children();
    assert.deepEqual(await lines(alone), [`Tenant ${tenant} · ${tenant}`]);
  });
});
