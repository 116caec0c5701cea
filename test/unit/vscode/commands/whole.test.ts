import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { ok } from '../../../../src/core/result';
import { methods, realmNameField } from '../../../../src/idp/keycloak/fields';
import { isKeycloakRealm, keycloakRealmAt } from '../../../../src/idp/keycloak/realmAddress';
import type { ProviderEntry } from '../../../../src/provisioning/providers';
import { requestOf } from '../../../../src/vscode/commands/setUp/answers';
import { askWhole } from '../../../../src/vscode/commands/setUp/askWhole';
import type { Reviewed } from '../../../../src/vscode/commands/setUp/askReview';
import { setUpSteps } from '../../../../src/vscode/commands/setUp/steps';
import { back } from '../../../../src/vscode/platform/ask';
import { walk } from '../../../../src/vscode/platform/walk';
import type { ConfigurationFile } from '../../../../src/vscode/workspace/search';
import {
  connectionsDouble,
  entryDouble,
  previewsDouble,
  providerDouble,
  scripted,
  sessionDouble,
  type Deed,
  type Seen,
} from './doubles';
import { surfaceDouble } from './surfaceDouble';

const provider = { ...providerDouble, methods, realmNameField };
const entry: ProviderEntry = {
  ...entryDouble,
  recognises: isKeycloakRealm,
  realmAt: keycloakRealmAt,
  load: () => Promise.resolve(provider),
};

const url: unknown = { toString: () => 'file:///deploy/server.env' };

function fileOf(...lines: readonly string[]): ConfigurationFile {
  const view = envFile.read([...lines, ''].join('\n'));
  return { uri: url as vscode.Uri, name: 'server.env', path: 'deploy/server.env', lens: envFile, view };
}

const at = (address: string, ...more: readonly string[]): ConfigurationFile =>
  fileOf(
    'AUTHENTICATION_PROVIDER=custom-oidc',
    'AUTHENTICATION_CLIENT_TYPE=confidential',
    `AUTHENTICATION_AUTHORITY=${address}`,
    'AUTHORIZER_ADMIN_PRINCIPALS=[ada]',
    'AUTHORIZER_PRINCIPAL_DOMAIN=acme.example',
    'OIDC_SERVER_URL=https://om.acme.example',
    ...more,
  );

interface Walked {
  readonly answers: Reviewed | undefined;
  readonly seen: readonly Seen[];
}

async function walked(file: ConfigurationFile, ...deeds: readonly Deed[]): Promise<Walked> {
  const { prompts, seen } = scripted(...deeds);
  const { connections } = connectionsDouble();
  const desk = {
    prompts,
    connections,
    surface: surfaceDouble(),
    previews: previewsDouble(),
    providers: [entry],
    files: {
      find: () => Promise.resolve([file]),
      browse: () => Promise.resolve(undefined),
      sample: () => Promise.resolve(undefined),
    },
    open: (connection: string) => connections.session(connection, new AbortController().signal),
  };
  const steps = setUpSteps(desk, () => Promise.resolve(ok(undefined)));
  const start: Reviewed = { file, connected: { entry, provider, session: sessionDouble('http://localhost:8080') } };
  const answers = await walk<Reviewed>(steps, start, { title: 'Set Up', canGoBack: false });
  return { answers: answers === back ? undefined : answers, seen };
}

const local = 'http://localhost:8080/realms/New-realm';
const choose = (label: string): Deed => ({ choose: label });
const labels = ({ choices }: Seen): readonly string[] => choices.map(({ label }) => label);

describe('a set-up as the file says', () => {
  it('is one answer instead of five, with the administrator that the file lists', async () => {
    const password = ' pass word ';
    const { answers, seen } = await walked(
      at(local),
      choose('As server.env says, with ada'),
      { type: password },
      choose('Apply'),
    );
    assert.ok(answers);
    assert.deepEqual(requestOf(answers), {
      kind: 'set-up',
      realm: 'New-realm',
      createRealm: true,
      client: 'open-metadata',
      flow: 'authorization-code',
      openMetadataUrl: 'https://om.acme.example',
      administrator: { username: 'ada', email: 'ada@acme.example', firstName: 'Admin', lastName: 'User', password },
    });
    assert.deepEqual(
      seen.map(({ asked, secret }) => [asked, secret]),
      [
        ['What to set up', false],
        ['Password of ada, not temporary', true],
        ['Read the plan, then decide', false],
      ],
    );
    const [question] = seen;
    assert.ok(question);
    assert.deepEqual(labels(question), [
      'As server.env says, with ada as administrator…',
      'As server.env says',
      'Answer one by one…',
    ]);
    assert.equal(
      question.choices[1]?.detail,
      'new realm New-realm · authorization code (confidential) · new client open-metadata · https://om.acme.example',
    );
  });

  it('says what is there already, and creates nobody unless asked to', async () => {
    const file = at('http://localhost:8080/realms/Data-sec', 'AUTHENTICATION_CLIENT_ID=grafana');
    const { answers, seen } = await walked(file, choose('As server.env says'), choose('Apply'));
    assert.match(seen[0]?.choices[0]?.detail ?? '', /^realm Data-sec · .* · client grafana · /);
    assert.deepEqual(answers?.client, { clientId: 'grafana', exists: true });
    assert.equal(answers.administrator?.kind, 'nobody');
  });

  it('takes the flow that somebody has written, and the recommended one where nobody has', async () => {
    const written = at(local).view;
    assert.equal(written.get('authn.clientType').value, 'confidential');
    const file = fileOf('AUTHENTICATION_PROVIDER=custom-oidc', `AUTHENTICATION_AUTHORITY=${local}`);
    assert.match((await walked(file, 'escape')).seen[0]?.choices[0]?.detail ?? '', /authorization code/);
    const open = fileOf('AUTHENTICATION_CLIENT_TYPE=public', `AUTHENTICATION_AUTHORITY=${local}`);
    assert.match((await walked(open, 'escape')).seen[0]?.choices[0]?.detail ?? '', /implicit \(public\)/);
  });

  it('is asked again by whoever goes back from the plan, and can be answered one by one then', async () => {
    const { answers, seen } = await walked(
      at(local),
      choose('As server.env says'),
      'back',
      choose('Answer one by one'),
      choose('Data-sec'),
      'escape',
    );
    assert.equal(answers, undefined);
    assert.equal(seen.at(-1)?.asked, 'How OpenMetadata signs users in');
  });

  it('names the client that the server signs in as, wherever the file says it', async () => {
    const { seen } = await walked(at(local, 'OIDC_CLIENT_ID=from-oidc'), 'escape');
    assert.match(seen[0]?.choices[0]?.detail ?? '', / · new client from-oidc · /);
  });

  it('is no answer any more for whoever has gone back to a file that does not say which realm', () => {
    const step = askWhole({ prompts: scripted().prompts });
    const connected = { entry, provider, session: sessionDouble('http://localhost:8080') };
    const settled = (file: ConfigurationFile) => step.settles?.({ file, connected, whole: true });
    assert.equal(settled(fileOf('AUTHENTICATION_PROVIDER=basic'))?.whole, false);
    assert.equal(settled(at(local)), undefined);
  });

  it('is not offered where the file does not say which realm, or names the one for administration', async () => {
    for (const file of [fileOf('AUTHENTICATION_PROVIDER=basic'), at('http://localhost:8080/realms/master')]) {
      const { seen } = await walked(file, 'escape');
      assert.equal(seen[0]?.asked, 'The realm whose users sign in to OpenMetadata');
    }
  });
});
