import assert from 'node:assert/strict';
import type { StoredClient } from '../../../../src/idp/keycloak/admin';
import { newClient } from '../../../../src/idp/keycloak/clientRepresentation';
import { planFor } from '../../../../src/idp/keycloak/plan';
import type { Actual } from '../../../../src/idp/keycloak/readActual';
import { requestProblem } from '../../../../src/idp/keycloak/requestProblem';
import type { SetUpRequest, Plan } from '../../../../src/idp/change';

const administrator = {
  username: 'admin-user',
  email: 'a@acme.example',
  firstName: 'A',
  lastName: 'B',
  password: 's3cret',
};

const alone: SetUpRequest = {
  kind: 'set-up',
  realm: 'Data-sec',
  createRealm: true,
  clientId: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

const request: SetUpRequest = { ...alone, administrator };

const empty: Actual = { realm: 'absent', client: undefined, administrator: undefined, emailOwner: undefined };

const stored: StoredClient = { ...newClient(request), id: 'id', defaultClientScopes: ['email', 'roles', 'profile'] };

const plan = (actual: Partial<Actual> = {}, changes: Partial<SetUpRequest> = {}): Plan => {
  const result = planFor({ ...request, ...changes }, { ...empty, ...actual });
  assert.ok(result.ok);
  return result.value;
};

const outline = ({ steps }: Plan): readonly string[] => steps.map(({ id, kind }) => `${kind} ${id}`);

describe('the plan at Keycloak', () => {
  it('creates everything where there is nothing', () => {
    const whole = plan();
    assert.deepEqual(outline(whole), ['create realm', 'create client', 'create scopes', 'create administrator']);
    assert.equal(whole.adopts, false);
    assert.deepEqual(whole.warnings, []);
  });

  it('keeps everything where all is done', () => {
    const whole = plan({ realm: 'enabled', client: stored, administrator: { username: 'admin-user' } });
    assert.deepEqual(outline(whole), ['keep realm', 'keep client', 'keep scopes', 'keep administrator']);
    assert.equal(whole.adopts, true);
  });

  it('shows each change of an adopted client with before and after', () => {
    const client = {
      ...stored,
      redirectUris: ['https://b'],
      defaultClientScopes: ['roles'],
      optionalClientScopes: ['email'],
    };
    const { steps } = plan({ realm: 'enabled', client });
    assert.deepEqual(steps[1]?.details, [
      {
        setting: 'Valid redirect URIs',
        before: 'https://b',
        after: 'https://b, https://om.acme.example/callback, https://om.acme.example/silent-callback',
      },
    ]);
    assert.deepEqual(steps[2]?.details, [
      { setting: 'Client scopes', before: 'roles, email', after: 'roles, email, profile' },
    ]);
  });

  it('holds no password', () => {
    assert.ok(!JSON.stringify(plan().steps).includes(administrator.password));
  });

  it('asks for no administrator where none is wanted', () => {
    const result = planFor(alone, empty);
    assert.ok(result.ok);
    assert.deepEqual(outline(result.value), ['create realm', 'create client', 'create scopes']);
  });

  it('warns of what the user would not expect', () => {
    const of = (actual: Partial<Actual>, changes: Partial<SetUpRequest> = {}): string =>
      plan({ realm: 'enabled', ...actual }, changes).warnings.join('\n');
    assert.match(of({ realm: 'disabled' }), /realm Data-sec is disabled/);
    assert.match(of({ client: stored }, { flow: 'implicit' }), /its secret stops working/);
    assert.match(of({ client: { ...stored, publicClient: true } }), /gets a new secret/);
    assert.match(of({ client: { ...stored, redirectUris: ['*', 'x*'] } }), /redirect URIs \*, x\*/);
    assert.match(of({ client: { ...stored, attributes: { 'pkce.code.challenge.method': 'S256' } } }), /PKCE/);
    assert.match(of({ emailOwner: { username: 'bob' } }), /user bob has the e-mail address a@acme\.example/);
    assert.equal(of({ administrator: { username: 'admin-user' }, emailOwner: { username: 'admin-user' } }), '');
  });

  it('refuses a realm that is not there and not to be made, and a client of another protocol', () => {
    const absent = planFor({ ...request, createRealm: false }, empty);
    assert.equal(absent.ok ? undefined : absent.error.kind, 'not-found');
    const saml = planFor(request, { ...empty, realm: 'enabled', client: { ...stored, protocol: 'saml' } });
    assert.equal(saml.ok ? undefined : saml.error.kind, 'conflict');
  });

  describe('refuses what Keycloak would answer with an error 500, or regret later', () => {
    const wrong: readonly Partial<SetUpRequest>[] = [
      { realm: 'master' },
      { realm: 'Data sec' },
      { clientId: '' },
      { clientId: 'admin-cli' },
      { name: 'x'.repeat(256) },
      { description: 'x'.repeat(256) },
      { openMetadataUrl: '' },
      { openMetadataUrl: 'om.acme.example' },
      { openMetadataUrl: 'https://om.acme.example/*' },
      { openMetadataUrl: 'https://om.acme.example/?x' },
      { openMetadataUrl: `https://om.acme.example/${'x'.repeat(230)}` },
    ];
    for (const changes of wrong) {
      it(JSON.stringify(changes).slice(0, 60), () => {
        assert.equal(requestProblem({ ...request, ...changes })?.kind, 'invalid');
      });
    }

    it('but takes a realm of any name that exists', () => {
      assert.equal(requestProblem({ ...request, createRealm: false, realm: 'Data sec' }), undefined);
    });
  });
});
