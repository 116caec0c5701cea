import assert from 'node:assert/strict';
import type { Applied, SetUpRequest } from '../../src/idp/change';
import { startAuth0Double, type Auth0Double } from '../support/auth0Double/auth0Double';
import { enable, type StoredApplication } from '../support/auth0Double/state';
import { configuredFile, type ConfiguredFile } from '../support/configuredFile';
import { auth0Login } from '../support/loginPages';
import { sharedPath } from '../support/shared';
import { signIn, type SignedIn, type SignInSettings } from '../support/signIn';
import { connectTo, make, requestFor } from './sessions';

const administrator = {
  username: 'ada.admin@example.com',
  email: 'Ada.Admin@Example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-Temporary!',
};
const account = { username: administrator.email, password: administrator.password };

/** One of each vocabulary, and what each format makes of the secret. */
const samples = ['sample/openmetadata.yaml', 'sample/values.yaml', 'sample/docker/openmetadata.env'];

/** What OpenMetadata ships, and what its Auth0 page says to write: with all their placeholders and mistakes. */
const shipped = [
  'openmetadata-conf-modern/openmetadata@1.6@948f5718.yaml',
  'openmetadata-conf-modern/openmetadata@2.0@b85ccc7a.yaml',
  'helm-chart-values/values@openmetadata-1.13.0.yaml',
  'openmetadata-compose/docker-compose-openmetadata__env-mysql@HEAD@bharat-dussa@dccc3d6a.env',
  'openmetadata-demo/keycloak-sso__env-keycloak.env',
];

const flows = ['authorization-code', 'implicit'] as const;

const settingsOf = {
  'authorization-code': { app_type: 'regular_web', clientType: 'confidential' },
  implicit: { app_type: 'spa', clientType: 'public' },
} as const;

describe('sign-in at Auth0 with what the file says after the set-up', () => {
  let double: Auth0Double;

  for (const domain of ['the tenant’s own domain', 'a custom domain'] as const) {
    describe(domain, () => {
      before(async () => {
        double = await startAuth0Double({ customDomain: domain === 'a custom domain' });
      });

      after(async () => {
        const { violations } = double;
        await double.stop();
        assert.deepEqual(violations, []);
      });

      for (const flow of flows) {
        describe(flow, () => {
          let request: SetUpRequest;
          let applied: Applied<SetUpRequest>;

          before(async () => {
            request = requestFor(double, { flow, administrator, client: `OpenMetadata ${flow}` });
            applied = await setUp(double, request);
          });

          it('has an application of its type', () => {
            const { app_type, jwt_configuration } = applicationOf(double, applied);
            assert.equal(app_type, settingsOf[flow].app_type);
            assert.equal(jwt_configuration?.alg, 'RS256');
            assert.equal('clientSecret' in applied, flow === 'authorization-code');
          });

          for (const sample of samples) {
            it(sample, async () => {
              const { text, settings } = configuredFile(sample, 'auth0', request, applied);
              assert.equal(settings.provider, 'auth0');
              assert.equal(settings.clientType, settingsOf[flow].clientType);
              assert.equal(settings.browser.authority, double.loginUrl);
              assert.deepEqual(settings.publicKeyUrls, [
                `${request.openMetadataUrl}/api/v1/system/config/jwks`,
                `${double.loginUrl}/.well-known/jwks.json`,
              ]);
              if (flow === 'implicit') {
                const { client_secret: secret } = applicationOf(double, applied);
                assert.ok(!text.includes(secret), 'the secret that Auth0 gives a public application as well');
              }
              const { claims, userName, isAdministrator } = await enter(settings);
              assert.equal(claims.iss, `${double.loginUrl}/`);
              assert.equal(claims['email'], 'ada.admin@example.com');
              assert.equal(userName, 'ada.admin');
              assert.ok(isAdministrator, `${userName} is among ${settings.adminPrincipals.join(', ')}`);
            });
          }

          for (const name of shipped) {
            it(name, async function () {
              const path = sharedPath('corpus', ...name.split('/'));
              if (path === undefined) this.skip();
              await enter(configuredFile(path, 'auth0', request, applied).settings);
            });
          }
        });
      }
    });
  }
});

describe('the proof of a sign-in at Auth0 fails', () => {
  for (const flow of flows) {
    describe(flow, () => {
      let double: Auth0Double;
      let file: ConfiguredFile;
      let application: StoredApplication;

      before(async () => {
        double = await startAuth0Double();
        const request = requestFor(double, { flow, administrator });
        const applied = await setUp(double, request);
        file = configuredFile('sample/openmetadata.yaml', 'auth0', request, applied);
        application = applicationOf(double, applied);
        await enter(file.settings);
      });

      after(() => double.stop());

      /** Lets the application be different for one sign-in. */
      async function enterWith(settings: Partial<StoredApplication>): Promise<void> {
        const { client_id: id } = application;
        double.tenant.applications.set(id, { ...application, ...settings });
        try {
          await enter(file.settings);
        } finally {
          double.tenant.applications.set(id, application);
        }
      }

      it('if the application signs with its secret', async () => {
        await assert.rejects(enterWith({ jwt_configuration: { alg: 'HS256' } }), { code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
      });

      it('if the application says nothing of how it signs', async () => {
        await assert.rejects(enterWith({ jwt_configuration: {} }), { code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
      });

      it('if the callback is not registered', async () => {
        const callbacks = ['http://localhost:8585/callback/'];
        await assert.rejects(enterWith({ callbacks }), /Callback URL mismatch/);
      });

      it('if the application may not ask for codes', async () => {
        await assert.rejects(enterWith({ grant_types: ['refresh_token'] }), /unauthorized_client/);
      });

      it('if no connection is enabled for the application', async () => {
        const enabled = [...double.tenant.connections.values()].filter(({ enabled_clients: clients }) =>
          clients.includes(application.client_id),
        );
        assert.equal(enabled.length, 1);
        for (const { id } of enabled) enable(double.tenant, id, application.client_id, false);
        await assert.rejects(enter(file.settings), /no connections enabled/);
        for (const { id } of enabled) enable(double.tenant, id, application.client_id);
        await enter(file.settings);
      });

      it('if the password is wrong', async () => {
        const wrong = signIn(file.settings, { ...account, password: 'guessed' }, auth0Login);
        await assert.rejects(wrong, /Wrong username or password/);
      });

      it('if the file names another application', async () => {
        await assert.rejects(enterAfter(application.client_id, 'x'.repeat(32)), /Unknown client/);
      });

      it('if the file has the keys of another tenant', async () => {
        const keys = '/.well-known/jwks.json';
        const elsewhere = 'http://127.0.0.1:9';
        await assert.rejects(enterAfter(double.url + keys, elsewhere + keys), /fetch failed|JWKS|bad port/i);
      });

      if (flow === 'implicit') {
        it('if the authority ends in a slash', async () => {
          const { browser } = file.settings;
          const slashed = { ...browser, authority: `${browser.authority}/` };
          await assert.rejects(enter({ ...file.settings, browser: slashed }), /a login page, not/);
        });

        it('if the application asks for a secret', async () => {
          await assert.rejects(enterWith({ token_endpoint_auth_method: 'client_secret_post' }), /Unauthorized/);
        });
      } else {
        it('if the secret is another', async () => {
          await assert.rejects(enterWith({ client_secret: 'x'.repeat(64) }), /Unauthorized/);
        });
      }

      /** Signs in with the file after somebody changed it. */
      async function enterAfter(from: string, to: string): Promise<void> {
        const changed = file.text.replaceAll(from, to);
        assert.notEqual(changed, file.text, 'the file was changed');
        await enter(file.startWith(changed));
      }
    });
  }
});

const enter = (settings: SignInSettings): Promise<SignedIn> => signIn(settings, account, auth0Login);

/** Creates what the request asks for, as the wizard does. */
const setUp = async (double: Auth0Double, request: SetUpRequest): Promise<Applied<SetUpRequest>> =>
  make(await connectTo(double), request);

function applicationOf({ tenant }: Auth0Double, { clientId }: Applied<SetUpRequest>): StoredApplication {
  const application = tenant.applications.get(clientId);
  assert.ok(application !== undefined, clientId);
  return application;
}
