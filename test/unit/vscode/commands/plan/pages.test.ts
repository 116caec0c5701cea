import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ChangeRequest, Plan, PlanStep, SetUpRequest } from '../../../../../src/idp/change';
import { instructions } from '../../../../../src/idp/keycloak/instructions';
import { planPage } from '../../../../../src/vscode/commands/plan/planPage';
import { changesNothing, stepList, summaryOf } from '../../../../../src/vscode/commands/plan/planSteps';
import { wordsOf } from '../../../../../src/vscode/commands/plan/planWords';
import { requestDocument } from '../../../../../src/vscode/commands/plan/requestDocument';
import { requestText } from '../../../../../src/vscode/commands/plan/requestText';
import { fileSection } from '../../../../../src/vscode/commands/setUp/filePart';
import { entryDouble, namesAt, sessionDouble } from '../doubles';

const names = namesAt(sessionDouble());

const user = {
  username: 'admin-user',
  email: 'admin-user@acme.example',
  firstName: 'Admin',
  lastName: 'User',
  password: 'open sesame',
};

const setUp: SetUpRequest = {
  kind: 'set-up',
  realm: 'Data-sec',
  createRealm: false,
  client: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
  administrator: user,
};

const change: PlanStep = {
  id: 'client',
  kind: 'change',
  title: 'Change client open-metadata in realm Data-sec',
  details: [
    { setting: 'Enabled', before: 'off', after: 'on' },
    { setting: 'Root URL', before: 'http://localhost:8585', after: `https://${'very-'.repeat(8)}long.acme.example` },
    { setting: 'Valid redirect URIs', before: 'https://a/x, https://b/x', after: 'https://b/x, https://c/x' },
    { setting: 'Password', before: 'set yesterday', after: 'set, to be changed' },
  ],
};

const plan: Plan<SetUpRequest> = {
  request: setUp,
  adopts: true,
  steps: [
    { id: 'realm', kind: 'keep', title: 'Use realm Data-sec', details: [] },
    change,
    {
      id: 'administrator',
      kind: 'create',
      title: 'Create user admin-user',
      details: [{ setting: 'Password', after: 'set, not temporary' }],
    },
  ],
  warnings: ['open-metadata keeps the redirect URI *.'],
};

const client = { realm: 'Data-sec', clientId: 'open-metadata' };
const others: readonly ChangeRequest[] = [
  { kind: 'create-realm', realm: 'Data-sec' },
  { kind: 'change-client', ...client, set: { enabled: false } },
  { kind: 'attach-scopes', ...client },
  { kind: 'renew-secret', ...client },
  { kind: 'delete-client', ...client },
  { kind: 'create-user', realm: 'Data-sec', user },
  { kind: 'set-password', realm: 'Data-sec', username: 'admin-user', password: 'open sesame', temporary: true },
  { kind: 'create-sign-in-client', ...client },
];

describe('the steps of a plan', () => {
  const lines = stepList(plan.steps).split('\n');

  it('are numbered in their order, and say which do nothing', () => {
    assert.deepEqual(
      lines.filter((line) => /^\d/.test(line)),
      [
        '1. Use realm Data-sec (nothing to do)',
        '2. Change client open-metadata in realm Data-sec',
        '3. Create user admin-user',
      ],
    );
  });

  it('show before and after: in a line, in two where it is long, by item where it is a list', () => {
    assert.deepEqual(lines.slice(2, -2), [
      '   - Enabled: off → on',
      '   - Root URL:',
      '     - before: http://localhost:8585',
      `     - after: https://${'very-'.repeat(8)}long.acme.example`,
      '   - Valid redirect URIs:',
      '     - added: https://c/x',
      '     - removed: https://a/x',
      '     - stays: https://b/x',
      '   - Password: set yesterday → set, to be changed',
    ]);
    assert.equal(lines.at(-1), '   - Password: set, not temporary');
  });

  it('list what a deleted thing was', () => {
    const details = [{ setting: 'Valid redirect URIs', before: 'https://a/x, https://b/x', after: 'deleted' }];
    const text = stepList([{ id: 'client', kind: 'delete', title: 'Delete client x', details }]);
    assert.equal(text, '1. Delete client x\n   - Valid redirect URIs:\n     - https://a/x\n     - https://b/x');
  });

  it('are counted', () => {
    assert.equal(summaryOf(plan.steps), '1 created, 1 changed, 1 kept');
    assert.ok(!changesNothing(plan.steps));
    assert.ok(changesNothing(plan.steps.slice(0, 1)));
  });
});

describe('the page of a plan', () => {
  const file = fileSection({
    name: 'values.yaml',
    changes: 9,
    elsewhere: [
      {
        key: 'oidc.secret',
        value: 'the secret itself',
        secret: true,
        home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry: 'openmetadata-oidc-client-secret' },
      },
    ],
    overriding: [],
  });
  const text = planPage(plan, sessionDouble(), names, [file]);

  it('warns first, then says what happens at the provider, then in the file', () => {
    assert.deepEqual(
      text.split('\n').filter((line) => line.startsWith('#')),
      ['# Set up single sign-on', '## Know before you apply', '## At sso.acme.example', '## In values.yaml'],
    );
    assert.match(text, /Nothing has been changed yet/);
    assert.match(text, /Keycloak 26\.7\.3, as alice\. In short: 1 created, 1 changed, 1 kept\./);
    assert.match(text, /9 settings change; the diff/);
    assert.match(text, /openmetadata-oidc-client-secret is for the Kubernetes Secret oidc-secrets/);
  });

  it('says so where the file needs no change', () => {
    const same = fileSection({ name: '.env', changes: 0, elsewhere: [], overriding: [] });
    assert.deepEqual(same, { heading: 'In .env', paragraphs: ['.env says all of this already.'] });
  });

  it('says which files beside it override it, and whether they change', () => {
    const set = (variable: string) => ({ variable, change: { key: 'authn.authority', set: 'https://x' } }) as const;
    const overriding = [{ path: '.env', changes: [set('A'), set('B')] }, { changes: [set('C')] }];
    const { paragraphs } = fileSection({ name: 'openmetadata.yaml', changes: 0, elsewhere: [], overriding });
    assert.deepEqual(paragraphs.slice(1), [
      'A, B in .env override openmetadata.yaml, so .env changes as well.',
      'C from the server’s environment overrides openmetadata.yaml: change it there yourself.',
    ]);
  });

  it('has a heading of its own for every kind of change, and holds no secret', () => {
    const pages = [setUp, ...others].map((request) => planPage({ ...plan, request }, sessionDouble(), names, [file]));
    assert.equal(new Set(pages.map((each) => each.split('\n')[0])).size, pages.length);
    assert.equal(new Set([setUp, ...others].map((request) => wordsOf(request, names).doing)).size, pages.length);
    for (const each of pages) assert.doesNotMatch(each, /open sesame|the secret itself/);
  });
});

describe('a plan as a request', () => {
  it('asks for what has to be done, and not for what is there', () => {
    const text = requestText(plan, sessionDouble(), names);
    assert.match(text, /^Please set up single sign-on for OpenMetadata at https:\/\/om\.acme\.example\./);
    assert.match(text, /1\. Change client open-metadata/);
    assert.doesNotMatch(text, /Use realm/);
    assert.match(text, /Please note:\n\n- open-metadata keeps/);
    assert.match(text, /send me the client secret and the password that you choose for admin-user, by a way/);
  });

  it('has the JSON of the plan, where it has one', () => {
    assert.match(
      requestText({ ...plan, importable: '{"clientId":"x"}' }, sessionDouble(), names),
      /```json\n\{"clientId":"x"\}\n```/,
    );
  });

  it('says of a public client that there is no secret', () => {
    const { administrator, ...withoutPerson } = setUp;
    assert.ok(administrator);
    const request: SetUpRequest = { ...withoutPerson, flow: 'implicit' };
    assert.match(
      requestText({ ...plan, request }, sessionDouble(), names),
      /The client is public: it has no secret\.\n$/,
    );
  });

  it('holds no password, whatever is asked for', () => {
    for (const request of [setUp, ...others]) {
      assert.doesNotMatch(requestText({ ...plan, request }, sessionDouble(), names), /open sesame/);
    }
  });
});

describe('the request for an administrator', () => {
  const document = (request: SetUpRequest): string =>
    requestDocument(request, instructions(request), { provider: entryDouble, url: 'https://sso.acme.example' });

  for (const flow of ['authorization-code', 'implicit'] as const) {
    it(`gives a reason for every setting of the ${flow} flow`, () => {
      const { settings, importable } = instructions({ ...setUp, flow });
      const named = settings.map(({ setting }) => setting);
      for (const setting of [
        'Client authentication',
        'Standard flow',
        'Implicit flow',
        'Valid redirect URIs',
        'Web origins',
      ]) {
        assert.ok(named.includes(setting), setting);
      }
      for (const { setting, why } of settings) assert.match(why, /^[A-Z].*\.$/, setting);
      const client: unknown = JSON.parse(importable);
      assert.ok(typeof client === 'object' && client !== null && !('secret' in client));
      assert.equal(Reflect.get(client, 'publicClient'), flow === 'implicit');
    });
  }

  it('says what to send back, and by which way', () => {
    assert.match(document(setUp), /The client secret, by a way that is meant for secrets/);
    assert.match(document({ ...setUp, flow: 'implicit' }), /No secret: the client has none\./);
    assert.doesNotMatch(document({ ...setUp, flow: 'implicit' }), /Credentials/);
  });

  it('says where, as far as that is known, and holds no secret', () => {
    assert.match(document(setUp), /realm \*\*Data-sec\*\* of Keycloak at https:\/\/sso\.acme\.example\./);
    const nowhere = requestDocument(setUp, instructions(setUp), { provider: entryDouble });
    assert.match(nowhere, /realm \*\*Data-sec\*\* of Keycloak\. /);
    assert.doesNotMatch(document(setUp), /open sesame/);
  });
});
