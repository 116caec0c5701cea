import assert from 'node:assert/strict';
import type { Applied, SetUpRequest } from '../../src/idp/change';
import type { Flow } from '../../src/idp/directory';
import type { Session } from '../../src/idp/provider';
import { configuredFile, type ConfiguredFile } from '../support/configuredFile';
import { sharedPath } from '../support/shared';
import { signIn } from '../support/signIn';
import { admin, freshName, freshRealm, ownKey, storedClient } from './arrange';
import { adminSession, calm, planOf, requestFor, valueOf } from './sessions';

const administrator = {
  username: 'Admin-User',
  email: 'Ada.Admin@Example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-temporary',
};

/** What OpenMetadata ships, and what its Keycloak page says to write: with all their placeholders and mistakes. */
const shipped = [
  'openmetadata-conf-modern/openmetadata@1.6@948f5718.yaml',
  'openmetadata-conf-modern/openmetadata@2.0@b85ccc7a.yaml',
  'helm-chart-values/values@openmetadata-1.13.0.yaml',
  'openmetadata-compose/docker-compose-openmetadata__env-mysql@HEAD@bharat-dussa@dccc3d6a.env',
  'openmetadata-demo/keycloak-sso__env-keycloak.env',
  'docs-snippets/v1.12.x__keycloak__docker__2-authcode.env',
];

const samples = ['sample/openmetadata.yaml', 'sample/values.yaml', 'sample/docker/openmetadata.env'];

describe('sign-in with what the file says after the set-up', function () {
  this.timeout(60_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  for (const sample of samples) {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      it(`${sample}, ${flow}`, async () => {
        const request = requestFor(freshName('Data-sec'), { createRealm: true, administrator, flow });
        const applied = await provision(request);
        const { settings } = configure(sample, request, applied);
        assert.equal(settings.clientType, flow === 'implicit' ? 'public' : 'confidential');
        const { claims, userName, isAdministrator } = await signIn(settings, administrator);
        assert.equal(claims['email'], 'ada.admin@example.com');
        assert.equal(claims['preferred_username'], 'admin-user');
        assert.equal(userName, 'ada.admin');
        assert.ok(isAdministrator, `${userName} is among ${settings.adminPrincipals.join(', ')}`);
      });
    }
  }

  describe('with the files that OpenMetadata ships', () => {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      describe(flow, () => {
        let request: SetUpRequest;
        let applied: Applied<SetUpRequest>;

        before(async () => {
          request = requestFor(await freshRealm(), { administrator, flow });
          applied = await provision(request);
        });

        for (const name of shipped) {
          it(name, async function () {
            const path = sharedPath('corpus', ...name.split('/'));
            if (path === undefined) this.skip();
            await signIn(configure(path, request, applied).settings, administrator);
          });
        }
      });
    }
  });

  describe('with a secret that every format has to quote', () => {
    const secret = `a'b"c #d $e \${F:-g} %h {i} \\n&j*: ü@`;
    let request: SetUpRequest;
    let applied: Applied<SetUpRequest>;

    before(async () => {
      const realm = await freshRealm();
      request = requestFor(realm, { administrator });
      await provision(request);
      const client = await storedClient(realm, 'open-metadata');
      await admin('PUT', `/${realm}/clients/${client.id}`, { ...client, secret });
      applied = await provision(request);
      assert.equal(applied.clientSecret, secret);
    });

    for (const sample of samples) {
      it(sample, async () => {
        const { settings } = configure(sample, request, applied);
        assert.equal(settings.server.secret, secret);
        await signIn(settings, administrator);
      });
    }
  });

  describe('the proof fails if the file names', () => {
    let files: Readonly<Record<Flow, ConfiguredFile>>;
    let realm: string;
    let other: string;

    before(async () => {
      realm = await freshRealm();
      other = await freshRealm(ownKey);
      const code = requestFor(realm, { administrator });
      const implicit = requestFor(realm, { flow: 'implicit', client: 'open-metadata-public' });
      const fileFor = async (request: SetUpRequest): Promise<ConfiguredFile> =>
        configure('sample/openmetadata.yaml', request, await provision(request));
      files = { 'authorization-code': await fileFor(code), implicit: await fileFor(implicit) };
      for (const { settings } of Object.values(files)) await signIn(settings, administrator);
    });

    /** Signs in with the file after somebody changed it. */
    async function signInAfter(flow: Flow, from: RegExp | string, to: string): Promise<void> {
      const { text, startWith } = files[flow];
      const changed = text.replaceAll(from, to);
      assert.notEqual(changed, text, 'the file was changed');
      await signIn(startWith(changed), administrator);
    }

    for (const flow of ['authorization-code', 'implicit'] as const) {
      it(`${flow}: the keys of another realm`, async () => {
        const attempt = signInAfter(
          flow,
          `${realm}/protocol/openid-connect/certs`,
          `${other}/protocol/openid-connect/certs`,
        );
        await assert.rejects(attempt, { code: 'ERR_JWKS_NO_MATCHING_KEY' });
      });

      it(`${flow}: another realm`, async () => {
        const attempt = signInAfter(flow, new RegExp(`/realms/${realm}(?!/protocol)`, 'g'), `/realms/${other}`);
        await assert.rejects(attempt, /Client not found/);
      });

      it(`${flow}: another callback`, async () => {
        await assert.rejects(signInAfter(flow, '/callback', '/api/v1/callback'), /Invalid parameter: redirect_uri/);
      });

      it(`${flow}: another client`, async () => {
        await assert.rejects(signInAfter(flow, /open-metadata(-public)?/g, 'openmetadata'), /Client not found/);
      });
    }

    it('authorization-code: another secret', async () => {
      const { settings } = files['authorization-code'];
      const wrong = { ...settings, server: { ...settings.server, secret: 'not the secret' } };
      await assert.rejects(signIn(wrong, administrator), /Invalid client or Invalid client credentials/);
    });

    it('authorization-code: the other client type', async () => {
      await assert.rejects(signInAfter('authorization-code', 'confidential', 'public'), /unauthorized_client/);
    });

    it('implicit: the other client type', async () => {
      await assert.rejects(signInAfter('implicit', ':-public', ':-confidential'), /oidc.discoveryUri is text/);
    });
  });

  /** Creates what the request asks for, as the wizard does. */
  async function provision(request: SetUpRequest): Promise<Applied<SetUpRequest>> {
    return valueOf(await session.apply(await planOf(session, request), () => undefined, calm));
  }
});

const configure = (sample: string, request: SetUpRequest, applied: Applied<SetUpRequest>): ConfiguredFile =>
  configuredFile(sample, 'keycloak', request, applied);
