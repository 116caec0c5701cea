import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { analyze } from '../../../src/core/analyze';
import type { SettingKey } from '../../../src/core/catalogue/catalogue';
import { detectLens, lenses } from '../../../src/core/formats/formats';
import type { Lens } from '../../../src/core/formats/lens';
import { applyEdits } from '../../../src/core/text/range';
import type { Value } from '../../../src/core/value';
import type { View } from '../../../src/core/view';
import { configureText, type Configured, type Wanted } from '../../../src/provisioning/configureText';
import { confidential, fileOfEveryFormat, implicit, regularWeb, singlePage } from './samples';

const tenant = 'https://acme.eu.auth0.com';
const openMetadata = 'https://om.acme.example';

const wantedOf = {
  keycloak: { confidential, public: implicit },
  auth0: { confidential: regularWeb, public: singlePage },
};

const secret = confidential.clientSecret ?? '';
/** A piece of the secret that every way of quoting leaves as it is. */
const pieceOfSecret = /\w{3,}|h: i/.exec(secret)?.[0] ?? secret;

interface File {
  readonly name: string;
  readonly text: string;
}

interface Result extends Configured, File {
  readonly lens: Lens;
  readonly view: View;
}

function configured({ name, text }: File, wanted: Wanted): Result {
  const lens = detectLens(name, text);
  assert.ok(lens, `${name} is not recognised`);
  const result = configureText(lens, text, wanted, (after) => analyze(lens, after).findings);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  const after = applyEdits(text, result.value.edits);
  return { ...result.value, name, text: after, lens, view: lens.read(after) };
}

const inTurn = (file: File, ...wanted: readonly Wanted[]): File =>
  wanted.reduce<File>((before, each) => configured(before, each), file);

/** Variables of a ConfigMap are the one place that takes no secret, and no reference to one. */
const holdsSecrets = ({ name }: File): boolean => name !== 'variables.yaml';

function says(view: View, expected: Partial<Record<SettingKey, Value | undefined>>): void {
  const found = Object.keys(expected).map((key) => [key, view.get(key as SettingKey).value] as const);
  assert.deepEqual(Object.fromEntries(found), expected);
}

const problemsOf = ({ lens, text }: Result): readonly string[] =>
  analyze(lens, text)
    .findings.filter(({ severity }) => /error|warning/.test(severity))
    .map(({ code, message }) => `${code}: ${message}`);

const env = (...lines: readonly string[]): File => ({ name: '.env', text: `${lines.join('\n')}\n` });

describe('a file of an application at Auth0', () => {
  it('is tried in every format', () => {
    const tried = new Set(fileOfEveryFormat.map(({ name, text }) => detectLens(name, text)?.id));
    assert.deepEqual([...tried].sort(), lenses.map(({ id }) => id).sort());
  });

  for (const file of fileOfEveryFormat) {
    describe(file.name, () => {
      it('says what OpenMetadata needs of a Single Page Application, and holds no secret', () => {
        const result = configured(file, singlePage);
        says(result.view, {
          'authn.clientType': 'public',
          'authn.provider': 'auth0',
          'authn.providerName': 'Auth0',
          'authn.publicKeyUrls': [`${openMetadata}/api/v1/system/config/jwks`, `${tenant}/.well-known/jwks.json`],
          'authn.authority': tenant,
          'authn.clientId': regularWeb.clientId,
          'authn.callbackUrl': `${openMetadata}/callback`,
          'authn.tokenValidationAlgorithm': 'RS256',
        });
        assert.deepEqual(result.elsewhere, []);
        assert.deepEqual(problemsOf(result), []);
        assert.deepEqual(configured(result, singlePage).edits, []);
      });

      for (const type of holdsSecrets(file) ? (['confidential', 'public'] as const) : (['public'] as const)) {
        it(`has nothing of Keycloak when it comes from there, nor the other way round (${type})`, () => {
          const atFirst = inTurn(file, wantedOf.keycloak[type]);
          const moved = configured(atFirst, wantedOf.auth0[type]);
          assert.doesNotMatch(moved.text, /keycloak|custom-oidc|realms|sso\.acme|open-metadata\b(?!\.)/i);
          assert.deepEqual(problemsOf(moved), []);
          const back = configured(moved, wantedOf.keycloak[type]);
          assert.equal(back.text, atFirst.text);
        });
      }

      if (!holdsSecrets(file)) return;

      it('says what OpenMetadata needs of a Regular Web Application', () => {
        const result = configured(file, regularWeb);
        says(result.view, {
          'authn.clientType': 'confidential',
          'authn.provider': 'auth0',
          'authn.providerName': 'Auth0',
          'authn.publicKeyUrls': [`${openMetadata}/api/v1/system/config/jwks`, `${tenant}/.well-known/jwks.json`],
          'authn.authority': tenant,
          'authn.clientId': singlePage.clientId,
          'authn.callbackUrl': `${openMetadata}/callback`,
          'authn.tokenValidationAlgorithm': 'RS256',
          'oidc.type': 'auth0',
          'oidc.discoveryUri': `${tenant}/.well-known/openid-configuration`,
          'oidc.callbackUrl': `${openMetadata}/callback`,
          'oidc.serverUrl': openMetadata,
          'oidc.scope': 'openid email profile',
          'oidc.clientAuthenticationMethod': 'client_secret_post',
        });
        assert.deepEqual(problemsOf(result), []);
        assert.deepEqual(configured(result, regularWeb).edits, []);
      });

      it('loses its secret when the application becomes public', () => {
        const result = configured(configured(file, regularWeb), singlePage);
        assert.ok(!result.text.includes(pieceOfSecret));
        assert.deepEqual(result.elsewhere, []);
        assert.deepEqual(problemsOf(result), []);
      });

      for (const type of ['confidential', 'public'] as const) {
        it(`has nothing of the other type of the other provider (${type} there)`, () => {
          const other = type === 'public' ? 'confidential' : 'public';
          const moved = configured(inTurn(file, wantedOf.keycloak[type]), wantedOf.auth0[other]);
          assert.doesNotMatch(moved.text, /keycloak|custom-oidc|realms|sso\.acme/i);
          assert.deepEqual(problemsOf(moved), []);
          const back = configured(moved, wantedOf.keycloak[type]);
          assert.doesNotMatch(back.text, /auth0/i);
          assert.deepEqual(problemsOf(back), []);
        });
      }
    });
  }

  it('keeps the name that the sign-in button has', () => {
    const file = env('AUTHENTICATION_PROVIDER=auth0', 'CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME="ACME Login"');
    says(configured(file, singlePage).view, { 'authn.providerName': 'ACME Login' });
  });

  it('is verified by what Auth0 signs with, whatever the file said', () => {
    const file = env(
      'AUTHENTICATION_PROVIDER=custom-oidc',
      'AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM=ES256',
      'OIDC_PREFERRED_JWS=ES256',
    );
    says(configured(file, regularWeb).view, {
      'authn.tokenValidationAlgorithm': 'RS256',
      'oidc.preferredJwsAlgorithm': 'RS256',
    });
    says(configured(file, confidential).view, {
      'authn.tokenValidationAlgorithm': 'ES256',
      'oidc.preferredJwsAlgorithm': 'ES256',
    });
  });

  it('says nothing of the algorithm where the default does', () => {
    const { text } = configured(env('AUTHENTICATION_PROVIDER=basic'), regularWeb);
    assert.doesNotMatch(text, /RS256/);
  });

  it('proves itself in the one way that the application has', () => {
    const file = env('AUTHENTICATION_PROVIDER=auth0', 'OIDC_CLIENT_AUTH_METHOD=client_secret_basic');
    says(configured(file, regularWeb).view, {
      'oidc.clientAuthenticationMethod': 'client_secret_post',
    });
  });

  it('names users by claims that Auth0 gives, when it comes from elsewhere', () => {
    const lines = [
      'AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[preferred_username]',
      'AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[username:preferred_username,email:email]',
    ];
    const administrator = { username: 'ada', email: 'Ada.Admin@acme.example' };
    const moved = configured(env('AUTHENTICATION_PROVIDER=custom-oidc', ...lines), {
      ...singlePage,
      administrator,
    });
    says(moved.view, {
      'authn.jwtPrincipalClaims': ['email', 'preferred_username', 'sub'],
      'authz.adminPrincipals': ['admin', 'ada.admin'],
    });
    assert.equal(moved.view.get('authn.jwtPrincipalClaimsMapping').source, 'default');
    // Somebody has an Action at Auth0 for it.
    says(configured(env('AUTHENTICATION_PROVIDER=auth0', ...lines), singlePage).view, {
      'authn.jwtPrincipalClaims': ['preferred_username'],
      'authn.jwtPrincipalClaimsMapping': ['username:preferred_username', 'email:email'],
    });
  });
});
