import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { ok } from '../../../../src/core/result';
import { isKeycloakRealm } from '../../../../src/idp/keycloak/realmAddress';
import type { ConnectionProfile } from '../../../../src/idp/connection';
import { requestOf } from '../../../../src/vscode/commands/setUp/answers';
import { askProvider } from '../../../../src/vscode/commands/setUp/askProvider';
import type { Reviewed } from '../../../../src/vscode/commands/setUp/askReview';
import type { SetUpDesk } from '../../../../src/vscode/commands/setUp/desk';
import { setUpSteps } from '../../../../src/vscode/commands/setUp/steps';
import { back, type Answer } from '../../../../src/vscode/platform/ask';
import { walk } from '../../../../src/vscode/platform/walk';
import type { ConfigurationFile } from '../../../../src/vscode/workspace/search';
import {
  connectionsDouble,
  entryDouble,
  givenId,
  previewsDouble,
  scripted,
  sessionDouble,
  tenantEntryDouble,
  tenantSessionDouble,
  type Deed,
  type Seen,
} from './doubles';
import { surfaceDouble } from './surfaceDouble';

const choose = (label: string): Deed => ({ choose: label });
const type = (answer: string): Deed => ({ type: answer });

function fileOf(...lines: readonly string[]): ConfigurationFile {
  const uri: unknown = { toString: () => 'file:///deploy/.env' };
  const view = envFile.read(['AUTHENTICATION_CLIENT_TYPE=public', ...lines, ''].join('\n'));
  return { uri: uri as vscode.Uri, name: '.env', path: 'deploy/.env', lens: envFile, view };
}

const silent = fileOf('AUTHENTICATION_PROVIDER=basic');
const atTenant = fileOf('AUTHENTICATION_PROVIDER=auth0', 'AUTHENTICATION_AUTHORITY=https://acme.eu.auth0.com');

interface Walked {
  readonly answers: Answer<Reviewed>;
  readonly seen: readonly Seen[];
}

async function walked(
  start: Reviewed,
  remembered: readonly ConnectionProfile[],
  ...deeds: readonly Deed[]
): Promise<Walked> {
  const { prompts, seen } = scripted(...deeds);
  const { connections, stored } = connectionsDouble(...remembered);
  for (const { id } of remembered) stored.set(`connection/${id}`, 'refresh-token');
  const desk: SetUpDesk = {
    prompts,
    connections,
    surface: surfaceDouble(),
    previews: previewsDouble(),
    providers: [{ ...entryDouble, recognises: isKeycloakRealm }, tenantEntryDouble],
    files: {
      find: () => Promise.resolve([silent]),
      browse: () => Promise.resolve(undefined),
      sample: () => Promise.resolve(undefined),
    },
    open: (connection) => connections.session(connection, new AbortController().signal),
  };
  const steps = setUpSteps(desk, () => Promise.resolve(ok(undefined)));
  return { answers: await walk<Reviewed>(steps, start, { title: 'Set Up', canGoBack: false }), seen };
}

function finished({ answers }: Walked): Reviewed {
  assert.ok(answers !== undefined && answers !== back, 'the wizard did not come to its end');
  return answers;
}

const asked = ({ seen }: Walked): readonly string[] => seen.map((question) => question.asked);

const { profile: tenant } = tenantSessionDouble();
const { profile: server } = sessionDouble();

const toTheEnd: readonly Deed[] = [
  choose('Authorization code'),
  type('https://om.acme.example'),
  choose('Create OpenMetadata'),
  choose('Nobody now'),
  choose('Apply'),
];

describe('which provider the wizard works with', () => {
  it('is asked where nothing tells it, and takes eight decisions at most', async () => {
    const result = await walked({}, [tenant, server], choose('.env'), choose('Auth0'), choose('acme.eu'), ...toTheEnd);
    assert.equal(asked(result)[1], 'Who signs users in');
    assert.equal(finished(result).entry?.id, 'auth0');
    assert.deepEqual(
      result.seen.map(({ step }) => step),
      // A tenant is a realm, which nobody expects before it is one.
      ['1/9', '2/9', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8'],
    );
  });

  it('is not asked where the file names it, by an address or by a name that is no other’s', async () => {
    for (const file of [
      atTenant,
      fileOf('AUTHENTICATION_PROVIDER=auth0'),
      fileOf('AUTHENTICATION_PROVIDER=auth0', 'AUTHENTICATION_AUTHORITY=https://login.acme.example'),
    ]) {
      const result = await walked({ file }, [tenant, server], choose('acme.eu'), ...toTheEnd);
      assert.equal(asked(result)[0], 'The Auth0 tenant to set up');
      assert.equal(finished(result).entry?.id, 'auth0');
      assert.equal(result.seen.at(-1)?.step, '6/6');
    }
    const keycloak = fileOf(
      'AUTHENTICATION_PROVIDER=custom-oidc',
      'AUTHENTICATION_AUTHORITY=https://sso.acme.example/realms/Data-sec',
    );
    assert.equal(asked(await walked({ file: keycloak }, [tenant, server], 'escape'))[0], 'The Keycloak to set up');
  });

  it('is not asked where there are connections to one only', async () => {
    assert.equal(asked(await walked({ file: silent }, [tenant], 'escape'))[0], 'The Auth0 tenant to set up');
    assert.equal(asked(await walked({ file: silent }, [server], 'escape'))[0], 'The Keycloak to set up');
    assert.equal(asked(await walked({ file: silent }, [], 'escape'))[0], 'Who signs users in');
  });

  for (const [what, deed] of [
    ['goes back', 'back'],
    ['asks for another', choose('Another identity provider')],
  ] as const) {
    it(`is asked after all of somebody who ${what}`, async () => {
      const result = await walked(
        { file: atTenant },
        [tenant, server],
        deed,
        choose('Keycloak'),
        choose('sso.acme'),
        'escape',
      );
      assert.deepEqual(asked(result), [
        'The Auth0 tenant to set up',
        'Who signs users in',
        'The Keycloak to set up',
        'The realm whose users sign in to OpenMetadata',
      ]);
      assert.equal(result.seen[1]?.value, 'Auth0');
    });
  }

  it('is always asked where the question is what to add', async () => {
    const { prompts, seen } = scripted(choose('Auth0'));
    const { connections } = connectionsDouble(tenant);
    const desk = { prompts, connections, providers: [entryDouble, tenantEntryDouble] };
    await walk([askProvider(desk, { presume: false })], { file: atTenant }, { title: 'Add', canGoBack: false });
    assert.equal(seen[0]?.value, 'Auth0');
  });
});

describe('a provider whose connections are one realm each', () => {
  it('is asked for no realm, going either way', async () => {
    const result = await walked(
      { file: atTenant },
      [tenant],
      choose('acme.eu'),
      'back',
      choose('acme.eu'),
      ...toTheEnd,
    );
    assert.ok(!asked(result).some((question) => /whose users/i.test(question)));
    assert.equal(asked(result)[2], 'The Auth0 tenant to set up');
    assert.deepEqual(requestOf(finished(result)), {
      kind: 'set-up',
      realm: 'acme.eu.auth0.com',
      createRealm: false,
      client: 'OpenMetadata',
      flow: 'authorization-code',
      openMetadataUrl: 'https://om.acme.example',
    });
  });
});

describe('a provider that gives out IDs', () => {
  const clients = async (...deeds: readonly Deed[]): Promise<Walked> =>
    walked({ file: atTenant }, [tenant], choose('acme.eu'), ...toTheEnd.slice(0, 2), ...deeds, ...toTheEnd.slice(3));

  it('shows what is there by name, what is for OpenMetadata first, and not what the connection signs in with', async () => {
    const { choices = [] } = (await clients(choose('Create OpenMetadata'))).seen[3] ?? {};
    assert.deepEqual(
      choices.map(({ label, description = '' }) => [label, description]),
      [
        ['Create OpenMetadata', ''],
        ['Use Data catalogue', 'confidential · for OpenMetadata'],
        ['Use Grafana', 'confidential'],
        ['Create an application with another name…', ''],
      ],
    );
  });

  it('is told the ID of one that is adopted', async () => {
    const { client } = finished(await clients(choose('Use Data catalogue')));
    assert.deepEqual(client, { clientId: givenId, exists: true });
  });

  it('asks for the name of a new one, and for nothing else about it', async () => {
    const result = await clients(choose('Create an application with another name'), type('Lineage'));
    assert.deepEqual(finished(result).client, { clientId: 'Lineage', exists: false });
    assert.equal(asked(result)[4], 'Application name');
  });

  it('has users of a tenant', async () => {
    const { seen } = await clients(choose('Create OpenMetadata'));
    assert.ok(seen.at(-2)?.choices.some(({ label }) => label === 'A user of the tenant…'));
  });
});
