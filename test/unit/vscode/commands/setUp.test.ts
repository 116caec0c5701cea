import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { ok } from '../../../../src/core/result';
import type { ConfigurationFile } from '../../../../src/vscode/workspace/search';
import { requestOf } from '../../../../src/vscode/commands/setUp/answers';
import { askConnected } from '../../../../src/vscode/commands/setUp/askConnected';
import type { Reviewed } from '../../../../src/vscode/commands/setUp/askReview';
import type { SetUpDesk } from '../../../../src/vscode/commands/setUp/desk';
import { setUpSteps } from '../../../../src/vscode/commands/setUp/steps';
import type { Answer } from '../../../../src/vscode/platform/ask';
import { back } from '../../../../src/vscode/platform/ask';
import { walk } from '../../../../src/vscode/platform/walk';
import {
  connectionsDouble,
  entryDouble,
  previewsDouble,
  providerDouble,
  refusal,
  scripted,
  sessionDouble,
  wrongPassword,
  type Deed,
  type Seen,
} from './doubles';
import { surfaceDouble } from './surfaceDouble';

const text = 'AUTHENTICATION_PROVIDER=basic\nOIDC_SERVER_URL=https://om.acme.example/\n';

const uri: unknown = { toString: () => 'file:///deploy/.env' };

const file: ConfigurationFile = {
  uri: uri as vscode.Uri,
  name: '.env',
  path: 'deploy/.env',
  lens: envFile,
  view: envFile.read(text),
};

interface Walked {
  readonly answers: Answer<Reviewed>;
  readonly seen: readonly Seen[];
  readonly calls: readonly string[];
}

/** The wizard from the question after the connection on, unless told to ask for that too. */
async function walked(known: Reviewed | 'everything', ...deeds: readonly Deed[]): Promise<Walked> {
  const { prompts, seen } = scripted(...deeds);
  const { connections } = connectionsDouble();
  const { signal } = new AbortController();
  const desk: SetUpDesk = {
    prompts,
    connections,
    surface: surfaceDouble(),
    previews: previewsDouble(),
    providers: [entryDouble],
    files: {
      find: () => Promise.resolve([file]),
      browse: () => Promise.resolve('notes.txt is none of ours.'),
      sample: () => Promise.resolve(undefined),
    },
    open: (connection) => connections.session(connection, signal),
  };
  const session = sessionDouble();
  const start: Reviewed = known === 'everything' ? { entry: entryDouble } : { ...usual(session), ...known };
  const steps = setUpSteps(desk, () => Promise.resolve(ok(undefined)));
  const answers = await walk<Reviewed>(steps, start, { title: 'Set Up', canGoBack: false });
  return { answers, seen, calls: session.calls };
}

const usual = (session: ReturnType<typeof sessionDouble>): Reviewed => ({
  file,
  entry: entryDouble,
  connected: { entry: entryDouble, provider: providerDouble, session },
});

function finished({ answers }: Walked): Reviewed {
  assert.ok(answers !== undefined && answers !== back, 'the wizard did not come to its end');
  return answers;
}

const choose = (label: string): Deed => ({ choose: label });
const type = (answer: string): Deed => ({ type: answer });

describe('Set Up Single Sign-On', () => {
  const plain: readonly Deed[] = [
    choose('Data-sec'),
    choose('Authorization code'),
    type('https://om.acme.example'),
    choose('Create open-metadata'),
    choose('Nobody now'),
    choose('Apply'),
  ];

  it('asks six questions where file, provider and connection are known', async () => {
    const result = await walked({}, ...plain);
    const { plan, decision, ...answers } = finished(result);
    assert.equal(decision, 'apply');
    assert.deepEqual(requestOf(answers), {
      kind: 'set-up',
      realm: 'Data-sec',
      createRealm: false,
      client: 'open-metadata',
      flow: 'authorization-code',
      openMetadataUrl: 'https://om.acme.example',
    });
    assert.deepEqual(plan?.request, requestOf(answers));
    assert.deepEqual(
      result.seen.map(({ step }) => step),
      ['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'],
    );
  });

  it('prefills what the file and custom say', async () => {
    const { seen } = await walked({}, ...plain);
    assert.deepEqual(
      seen.map(({ value }) => value),
      ['', 'Authorization code (confidential)', 'https://om.acme.example', 'Create open-metadata', 'Nobody now', ''],
    );
  });

  it('changes nothing at the provider before the plan is accepted, nor by itself afterwards', async () => {
    for (const end of [choose('Apply'), choose('Copy'), choose('Cancel'), 'escape'] as const) {
      const { calls } = await walked({}, ...plain.slice(0, -1), end);
      assert.ok(calls.includes('plan'));
      assert.ok(!calls.includes('apply') && !calls.includes('createRealm'), calls.join());
    }
  });

  it('ends without an answer wherever Escape is pressed', async () => {
    for (let at = 0; at < plain.length; at++) {
      const { answers } = await walked({}, ...plain.slice(0, at), 'escape');
      assert.equal(answers, undefined);
    }
  });

  it('goes back from every question but the first, with the answers kept', async () => {
    const result = await walked(
      {},
      ...plain.slice(0, 5),
      'back',
      'back',
      'back',
      type('http://localhost:8585'),
      ...plain.slice(3),
    );
    assert.deepEqual(result.seen.map(({ canGoBack }) => canGoBack).filter((can) => !can).length, 1);
    assert.equal(result.seen[8]?.value, 'https://om.acme.example');
    assert.equal(finished(result).openMetadataUrl, 'http://localhost:8585');
  });

  it('shows the realm master last and stays when it is chosen, saying why', async () => {
    const result = await walked({}, choose('master'), ...plain);
    const [, realms] = result.seen;
    assert.deepEqual(
      realms?.choices.map(({ label }) => label),
      ['Data-sec', 'master', 'Create realm…'],
    );
    assert.deepEqual(realms.remarks, [refusal]);
    assert.equal(finished(result).realm?.name, 'Data-sec');
  });

  it('plans a realm that is still to be created, and offers no users of it', async () => {
    const result = await walked(
      {},
      choose('Create realm'),
      'back',
      choose('Create realm'),
      type('New-realm'),
      ...plain.slice(1),
    );
    assert.deepEqual(finished(result).realm, { name: 'New-realm', create: true });
    const administrators = result.seen.find(({ asked }) => asked.includes('administrator'));
    assert.deepEqual(
      administrators?.choices.map(({ value }) => value),
      ['nobody', 'create'],
    );
  });

  it('offers clients that are there, those for OpenMetadata first, and says what differs', async () => {
    const result = await walked({}, ...plain.slice(0, 3), choose('Use om-old'), ...plain.slice(4));
    const { choices = [] } = result.seen[3] ?? {};
    assert.deepEqual(
      choices.map(({ label }) => label),
      ['Create open-metadata', 'Use om-old', 'Use grafana', 'Create a client with another ID, name or description…'],
    );
    assert.match(choices[1]?.detail ?? '', /other flow/);
    assert.deepEqual(finished(result).client, { clientId: 'om-old', exists: true });
  });

  it('creates a client with a name and a description of its own', async () => {
    const own = [choose('Create a client with'), type('om'), type('OpenMetadata'), type('')];
    const result = await walked({}, ...plain.slice(0, 3), ...own, ...plain.slice(4));
    assert.deepEqual(finished(result).client, { clientId: 'om', exists: false, name: 'OpenMetadata' });
  });

  it('creates the first administrator, and says what OpenMetadata will call them', async () => {
    const admin = [
      choose('Create admin-user'),
      type('admin-user'),
      type('jane@acme.example'),
      type('Jane'),
      type('Doe'),
      type(' pass word '),
    ];
    const result = await walked({}, ...plain.slice(0, 4), ...admin, ...plain.slice(5));
    assert.deepEqual(requestOf(finished(result))?.administrator, {
      username: 'admin-user',
      email: 'jane@acme.example',
      firstName: 'Jane',
      lastName: 'Doe',
      password: ' pass word ',
    });
    const email = result.seen.find(({ asked }) => asked === 'E-mail');
    assert.match(email?.remarks.join() ?? '', /will call this administrator jane/);
    assert.deepEqual(
      result.seen.filter(({ secret }) => secret).map(({ asked }) => asked),
      ['Password, not temporary'],
    );
  });

  it('finds an administrator among the users', async () => {
    const found = [choose('A user'), type('carol'), choose('bob')];
    const result = await walked({}, ...plain.slice(0, 4), ...found, ...plain.slice(5));
    assert.deepEqual(finished(result).administrator, {
      kind: 'existing',
      user: { username: 'bob', email: 'bob@acme.example' },
    });
    assert.equal(requestOf(finished(result))?.administrator, undefined);
  });

  it('asks for the file and a connection where they are not known', async () => {
    const result = await walked(
      'everything',
      choose('Choose another file'),
      choose('.env'),
      choose('Add connection'),
      type('https://sso.acme.example'),
      choose('User and password'),
      type('alice'),
      type('wrong'),
      type('sesame'),
      ...plain,
    );
    assert.equal(finished(result).connected?.session.profile.url, 'https://sso.acme.example');
    assert.equal(result.seen[1]?.asked, 'notes.txt is none of ours.');
    const password = result.seen.find(({ asked }) => asked === 'password');
    assert.deepEqual(
      [password?.secret, password?.remarks],
      [true, [`${wrongPassword.message} ${wrongPassword.nextStep}`]],
    );
    assert.ok(result.seen.every(({ step }) => step.endsWith('/8')));
  });

  it('asks before a password goes over http to another machine', async () => {
    const result = await walked(
      'everything',
      choose('.env'),
      choose('Add connection'),
      type('http://sso.acme.example'),
      choose('Change the address'),
      type('http://localhost:8080'),
      choose('User and password'),
      'escape',
    );
    assert.match(result.seen[3]?.asked ?? '', /Over http, anyone between here and sso\.acme\.example/);
    assert.equal(result.seen[4]?.value, 'http://sso.acme.example');
    assert.equal(result.answers, undefined);
  });

  it('asks for the password alone where a connection has expired', async () => {
    const { profile } = sessionDouble();
    const { connections, stored } = connectionsDouble({ ...profile, answers: { username: 'alice' } });
    const { prompts, seen } = scripted(choose('sso.acme.example'), type('sesame'));
    const { signal } = new AbortController();
    const step = askConnected({
      prompts,
      connections,
      surface: surfaceDouble(),
      previews: previewsDouble(),
      providers: [entryDouble],
      files: {
        find: () => Promise.resolve([]),
        browse: () => Promise.resolve(undefined),
        sample: () => Promise.resolve(undefined),
      },
      open: (connection) => connections.session(connection, signal),
    });
    const answers = await step.ask({ entry: entryDouble }, { title: 'Set Up', canGoBack: false });
    assert.ok(answers !== undefined && answers !== back);
    assert.equal(answers.connected?.session.profile.id, profile.id);
    assert.deepEqual(
      seen.map(({ asked }) => asked),
      ['The Keycloak to set up', 'password'],
    );
    assert.deepEqual([...stored.values()], ['refresh-token']);
    assert.equal(connections.failure(profile.id), undefined);
  });

  it('goes back from a new connection to the list of connections', async () => {
    const result = await walked('everything', choose('.env'), choose('Add connection'), 'back', 'back', 'escape');
    assert.deepEqual(
      result.seen.map(({ asked }) => asked),
      [
        'The file that OpenMetadata is configured with',
        'The Keycloak to set up',
        'url',
        'The Keycloak to set up',
        'The file that OpenMetadata is configured with',
      ],
    );
  });
});
