import assert from 'node:assert/strict';
import { envFile } from '../../src/core/formats/envFile/envFile';
import { identityOf } from '../../src/core/identity';
import type { Session } from '../../src/idp/provider';
import { signInOf } from '../../src/core/signIn';
import { administratorName } from '../../src/provisioning/administrator';
import { signIn, type SignInSettings } from '../support/signIn';
import { freshRealm, freshUser, storedClient } from './arrange';
import { keycloakServer } from './hooks';
import { adminSession, calm, requestFor, setUp, valueOf } from './sessions';

const openMetadata = 'http://localhost:8585';

/** What the configuration says besides the client: who people are, and who gets in. */
const configurations: Readonly<Record<string, readonly string[]>> = {
  'as it ships': [],
  'names before addresses': [
    'AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[preferred_username,email,sub]',
    'AUTHORIZER_PRINCIPAL_DOMAIN=corp.example',
  ],
  'a mapping': ['AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[username:preferred_username,email:email]'],
  'its own domain': ['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true', 'AUTHORIZER_PRINCIPAL_DOMAIN=example.com'],
  'another domain': ['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true', 'AUTHORIZER_PRINCIPAL_DOMAIN=corp.example'],
  'an administrator': ['AUTHORIZER_ADMIN_PRINCIPALS=[admin,jane.doe]'],
};

describe('a previewed sign-in', function () {
  this.timeout(60_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  for (const flow of ['authorization-code', 'implicit'] as const) {
    it(`${flow}: is about the same person as the sign-in itself`, async () => {
      const realm = await freshRealm();
      const { clientSecret = '', endpoints } = await setUp(session, requestFor(realm, { flow }));
      const account = await freshUser(realm, [], { username: 'jane.doe', email: 'Jane.Doe@example.com' });
      const confidential = flow === 'authorization-code';
      const client = [
        'AUTHENTICATION_PROVIDER=custom-oidc',
        `AUTHENTICATION_CLIENT_TYPE=${confidential ? 'confidential' : 'public'}`,
        `AUTHENTICATION_AUTHORITY=${endpoints.issuer}`,
        'AUTHENTICATION_CLIENT_ID=open-metadata',
        ...(confidential ? ['OIDC_SCOPE=openid email profile'] : []),
      ];
      const viewOf = (settings: readonly string[]) => envFile.read([...client, ...settings, ''].join('\n'));
      const scope = signInOf(viewOf([]))?.scopes.join(' ') ?? '';
      assert.equal(scope, 'openid email profile');

      const { claims: previewed } = valueOf(
        await session.idToken(realm, 'open-metadata', account.username, scope, calm),
      );
      const { claims: issued } = await signIn(settingsFor(confidential, clientSecret, endpoints), account);

      for (const [name, settings] of Object.entries(configurations)) {
        const view = viewOf(settings);
        assert.deepEqual(identityOf(previewed, view), identityOf(issued, view), name);
        const user = { username: account.username, email: 'jane.doe@example.com' };
        assert.equal(identityOf(issued, view).userName, administratorName(user, view), name);
      }
      const outcomeOf = (name: string) => identityOf(issued, viewOf(configurations[name] ?? []));
      assert.equal(outcomeOf('another domain').domain.state, 'refused');
      assert.equal(outcomeOf('its own domain').domain.state, 'admitted');
      assert.equal(outcomeOf('an administrator').administrator.state, 'yes');
      const missing = Object.keys(issued).filter((claim) => !(claim in previewed));
      // What belongs to one sign-in is not foretold.
      assert.deepEqual(
        missing.filter((claim) => !['auth_time', 'nonce', 'at_hash', 'sid', 'session_state', 's_hash'].includes(claim)),
        [],
      );
      assert.equal((await storedClient(realm, 'open-metadata'))['enabled'], true);
    });
  }
});

function settingsFor(
  confidential: boolean,
  secret: string,
  {
    issuer,
    jwksUri,
    discoveryUri,
  }: { readonly issuer: string; readonly jwksUri: string; readonly discoveryUri: string },
): SignInSettings {
  assert.ok(issuer.startsWith(keycloakServer().url));
  return {
    provider: 'custom-oidc',
    clientType: confidential ? 'confidential' : 'public',
    publicKeyUrls: [jwksUri, `${openMetadata}/api/v1/system/config/jwks`],
    tokenValidationAlgorithm: 'RS256',
    jwtPrincipalClaims: ['email'],
    adminPrincipals: [],
    browser: {
      authority: issuer,
      clientId: 'open-metadata',
      callbackUrl: `${openMetadata}/callback`,
      responseType: 'id_token',
    },
    server: {
      discoveryUri,
      id: 'open-metadata',
      secret,
      callbackUrl: `${openMetadata}/callback`,
      scope: 'openid email profile',
      responseType: 'code',
      clientAuthenticationMethod: 'client_secret_post',
    },
  };
}
