import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ok } from '../../../../src/core/result';
import type { Failure } from '../../../../src/idp/failure';
import { aloud } from '../../../../src/vscode/explorer/aloud';
import type { Appearance, TreeNode } from '../../../../src/vscode/explorer/node';
import { connectionNode } from '../../../../src/vscode/explorer/nodes/connectionNode';
import { application, client, details, tenant, treeDouble, valuesFile, withoutRealms, withRealms } from './treeDouble';

const unreachable: Failure = { kind: 'unreachable', message: 'Nobody answers.', nextStep: 'Start it.' };

/** Every line of a tree that has one of each kind, in each state that has an icon or a colour of its own. */
async function everyLine(): Promise<readonly Appearance[]> {
  const keycloak = treeDouble(
    {
      ...withRealms,
      realms: () =>
        Promise.resolve(
          ok([
            { name: 'Data-sec', enabled: true },
            { name: 'Old', enabled: false },
            { name: 'master', enabled: true, refusal: 'For administration.' },
          ]),
        ),
      missingRoles: () => Promise.resolve(ok(['manage-clients'])),
      clients: () =>
        Promise.resolve(
          ok([
            client('open-metadata'),
            client('off', { enabled: false, flow: 'implicit' }),
            ...Array.from({ length: 120 }, (_, index) => client(`other-${index.toString()}`)),
          ]),
        ),
      client: (_realm, clientId) =>
        Promise.resolve(
          ok(
            details(clientId, {
              enabled: clientId !== 'off',
              redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/*'],
              missingScopes: ['email'],
              secretCreated: new Date('2026-11-11T11:00:00Z'),
            }),
          ),
        ),
      users: () =>
        Promise.resolve(
          ok([
            { username: 'ada', email: 'ada@acme.example', firstName: 'Ada', lastName: 'Example', enabled: true },
            { username: 'bob', email: 'bob@acme.example', enabled: false },
            { username: 'eve', enabled: true },
          ]),
        ),
    },
    { files: [valuesFile('values.yaml', 'open-metadata', ['ada'])] },
  );
  const auth0 = treeDouble({
    ...withoutRealms,
    clients: () => Promise.resolve(ok([client('abc', { label: 'OpenMetadata' })])),
    client: (_realm, clientId) => Promise.resolve(ok(application(clientId, 'OpenMetadata'))),
    missingRoles: () => Promise.resolve(ok(['read:users'])),
    users: () => Promise.resolve({ ok: false, error: unreachable }),
  });
  const dead = treeDouble(withRealms, { failure: unreachable });
  const roots = [keycloak, auth0, dead].flatMap(({ branch }) =>
    branch.connections.list().map((profile) => connectionNode(branch, profile)),
  );
  return linesBelow(roots);
}

async function linesBelow(nodes: readonly TreeNode[]): Promise<readonly Appearance[]> {
  const found: Appearance[] = [];
  for (const node of nodes) found.push(await node.look(), ...(await linesBelow(await node.children())));
  return found;
}

/** What icons and colours say, and the words for it. A name that is no kind or state needs no words. */
const words: readonly (readonly [says: (line: Appearance) => boolean, words: RegExp])[] = [
  [({ icon }) => icon === 'warning', /warning/],
  [({ icon }) => icon === 'debug-disconnect', /unreachable|no answer|signed out|no access|not found|not connected/],
  [({ color }) => color === 'disabledForeground', /disabled/],
  [({ icon }) => icon === 'circle-slash', /for administration, no clients belong here/],
  [({ icon }) => icon === 'globe', /realm$/],
  [({ icon }) => icon === 'key', /(client|application) for OpenMetadata$/],
  [({ icon }) => icon === 'symbol-interface', /(client|application)$/],
  [({ icon }) => icon === 'account', /administrator in /],
  [({ icon }) => icon === 'lock', /hidden, set/],
  [({ icon }) => icon === 'ellipsis', /^Show \d+ more/],
];

/** Icons that repeat what the name says. */
const telling = [
  'plug',
  'settings',
  'symbol-property',
  'link',
  'browser',
  'sign-out',
  'list-unordered',
  'symbol-field',
];
const alsoTelling = ['go-to-file', 'organization', 'person', 'sign-in', 'verified'];

describe('what a screen reader says of a line', () => {
  it('has in words what an icon or a colour says, for every kind of line', async () => {
    const lines = await everyLine();
    for (const line of lines)
      for (const [says, expected] of words) if (says(line)) assert.match(aloud(line), expected, JSON.stringify(line));
    for (const [says, expected] of words) assert.ok(lines.some(says), `${expected.source} was tried`);
  });

  it('is known for every icon', async () => {
    const lines = await everyLine();
    const untold = lines.filter(
      (line) => ![...telling, ...alsoTelling].includes(line.icon) && !words.some(([says]) => says(line)),
    );
    assert.deepEqual([...new Set(untold.map(({ icon }) => icon))], []);
  });

  it('has no signs in it, and begins with the name', async () => {
    for (const line of await everyLine()) {
      assert.doesNotMatch(aloud(line), /[·•✓]/u);
      assert.ok(aloud(line).startsWith(line.label));
    }
  });

  it('says the whole of a tenant, which has no line of its own', async () => {
    const said = (await everyLine()).map(aloud);
    assert.ok(
      said.includes(`${tenant}, Auth0, 1 missing scope`) || said.includes(`${tenant}, Auth0, OpenMetadata SSO`),
    );
    assert.ok(said.includes('OpenMetadata, confidential, application'));
  });
});
