import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SetUpRequest } from '../../../../../src/idp/change';
import { adoptedApplication, changesBetween } from '../../../../../src/idp/auth0/application/adoptedApplication';
import { newApplication } from '../../../../../src/idp/auth0/application/newApplication';
import { adoptionProblem } from '../../../../../src/idp/auth0/application/problems';
import { differences } from '../../../../../src/idp/auth0/application/settings';
import { flowOf } from '../../../../../src/idp/auth0/application/flow';
import { applicationIn } from '../../../../../src/idp/auth0/api/shapes';
import type { Application } from '../../../../../src/idp/auth0/tenant';
import { contract } from '../../../../support/auth0Double/openapi/contract';
import { recordedExchanges } from '../../../../support/auth0Double/recordings';

const request: SetUpRequest = {
  kind: 'set-up',
  realm: 'acme.eu.auth0.com',
  createRealm: false,
  client: 'OpenMetadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};
const flows = ['authorization-code', 'implicit'] as const;

const made = (flow: SetUpRequest['flow'], settings: Partial<Application> = {}): Application => ({
  ...newApplication({ ...request, flow }),
  client_id: 'an-id',
  client_secret: 'a-secret',
  ...settings,
});

const listNames = ['callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins'] as const;

/** Fails if anything of the application is gone that does not stand in OpenMetadata's way. */
function expectKept(before: Application, after: Application, flow: SetUpRequest['flow']): void {
  for (const name of listNames) {
    const known = before[name] ?? [];
    assert.deepEqual((after[name] ?? []).slice(0, known.length), known, name);
  }
  const grants = (before.grant_types ?? []).filter((grant) => flow !== 'implicit' || grant !== 'client_credentials');
  for (const grant of grants) assert.ok(after.grant_types?.includes(grant), grant);
  for (const [name, value] of Object.entries(before.jwt_configuration ?? {})) {
    if (name !== 'alg') assert.deepEqual(Reflect.get(after.jwt_configuration ?? {}, name), value, name);
  }
  assert.deepEqual(after.name, before.name);
  assert.deepEqual(after.description, before.description);
}

describe('adopting an application', () => {
  it('changes nothing at the one that would be created, in either flow', () => {
    for (const flow of flows) {
      const wanted = adoptedApplication(made(flow), { ...request, flow });
      assert.deepEqual(changesBetween(made(flow), wanted), {});
    }
  });

  it('never drops an address, a grant or a setting, and is done once', () => {
    const address = fc.webUrl({ withFragments: false }).map((url) => url.replace(/\/$/, ''));
    const list = fc.option(fc.array(fc.oneof(address, fc.constant('https://*.acme.example/callback'))), {
      nil: undefined,
    });
    const settings = fc.record(
      {
        callbacks: list,
        allowed_logout_urls: list,
        web_origins: list,
        allowed_origins: list,
        grant_types: fc.option(fc.uniqueArray(fc.constantFrom('implicit', 'password', 'client_credentials', 'x')), {
          nil: undefined,
        }),
        app_type: fc.option(fc.constantFrom('spa', 'regular_web', 'native', 'non_interactive'), { nil: undefined }),
        token_endpoint_auth_method: fc.option(fc.constantFrom('none', 'client_secret_post', 'client_secret_basic'), {
          nil: undefined,
        }),
        jwt_configuration: fc.option(fc.dictionary(fc.constantFrom('alg', 'scopes', 'secret_encoded'), fc.string()), {
          nil: undefined,
        }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, fc.constantFrom(...flows), (given, flow) => {
        const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        const before: Application = { client_id: 'an-id', name: 'Ours', ...known };
        const after = adoptedApplication(before, { ...request, flow });
        expectKept(before, after, flow);
        assert.equal(flowOf(after), flow);
        assert.equal(after.jwt_configuration?.alg, 'RS256');
        assert.deepEqual(changesBetween(after, adoptedApplication(after, { ...request, flow })), {});
      }),
    );
  });

  it('sends no ID and no secret, and an object as a whole', () => {
    const before = made('authorization-code', { jwt_configuration: { alg: 'HS256', lifetime_in_seconds: 77 } });
    assert.deepEqual(changesBetween(before, adoptedApplication(before, request)), {
      jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 77 },
    });
  });

  it('tells from absent what comes, and nothing of the order', () => {
    const before = made('authorization-code', { callbacks: [], jwt_configuration: {} });
    assert.deepEqual(differences(before, adoptedApplication(before, request)), [
      {
        setting: 'Allowed Callback URLs',
        before: 'none',
        after: 'https://om.acme.example/callback, https://om.acme.example/silent-callback',
      },
      { setting: 'JSON Web Token (JWT) Signature Algorithm', before: 'none', after: 'RS256' },
    ]);
    const turned = made('implicit', { grant_types: ['refresh_token', 'authorization_code'] });
    assert.deepEqual(differences(turned, made('implicit')), []);
  });

  it('sends what Auth0 takes, for every application that was recorded', function () {
    const published = contract();
    const recorded = recordedExchanges();
    if (published === undefined || recorded === undefined) return this.skip();
    let adopted = 0;
    for (const { file, index, line, status, response } of recorded) {
      if (!/^(?:POST|GET|PATCH) \/clients(?:\/\{id\})?$/.test(line) || status > 201) continue;
      const application = applicationIn(response);
      if (application === undefined || adoptionProblem(application) !== undefined) continue;
      for (const flow of flows) {
        const after = adoptedApplication(application, { ...request, flow });
        expectKept(application, after, flow);
        const changes = changesBetween(application, after);
        const where = `${file} ${index.toString()} as ${flow}: ${JSON.stringify(changes)}`;
        assert.equal(published.bodyProblem('PATCH /clients/{id}', changes), undefined, where);
        adopted += 1;
      }
    }
    assert.ok(adopted > 100, `${adopted.toString()} adopted`);
  });
});
