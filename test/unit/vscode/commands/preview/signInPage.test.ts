import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { identityOf } from '../../../../../src/core/identity';
import { botSignIn } from '../../../../../src/core/identity/bots';
import type { User } from '../../../../../src/idp/directory';
import { keycloakTerms } from '../../../../../src/idp/keycloak/terms';
import { signInPage } from '../../../../../src/vscode/commands/preview/signInPage';

const jane: User = { username: 'jane', email: 'jane@acme.example', firstName: 'Jane', lastName: 'Doe' };

function pageOf(settings: readonly string[], user = jane): string {
  const view = envFile.read(['AUTHENTICATION_PROVIDER=custom-oidc', ...settings, ''].join('\n'));
  const claims = { sub: 'f3b1', email: user.email, preferred_username: user.username };
  return signInPage({
    file: '.env',
    release: undefined,
    provider: 'Keycloak',
    terms: keycloakTerms,
    host: 'sso.acme.example',
    realm: 'Data-sec',
    client: 'open-metadata',
    scope: 'openid email profile',
    user,
    token: { claims },
    identity: identityOf(claims, view),
    bots: botSignIn(view),
  });
}

describe('signInPage', () => {
  it('says who an administrator is, and why', () => {
    const text = pageOf(['AUTHORIZER_ADMIN_PRINCIPALS=[admin,jane]']);
    assert.match(text, /^# Sign-in of jane\n\nGets in as \*\*jane\*\*, an administrator\.\n/);
    assert.match(text, /^- Administrator: yes$/m);
    assert.match(text, /^- AUTHORIZER_ADMIN_PRINCIPALS has jane\.$/m);
  });

  it('says why somebody is none', () => {
    const text = pageOf(['AUTHORIZER_ADMIN_PRINCIPALS=[Jane]']);
    assert.match(text, /not an administrator\.\n/);
    assert.match(text, /^- Jane never matches: .* Write jane\.$/m);
  });

  it('repeats the words with which OpenMetadata turns somebody away', () => {
    const text = pageOf(['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true', 'AUTHORIZER_PRINCIPAL_DOMAIN=corp.example']);
    assert.match(
      text,
      /\*\*Is turned away\.\*\* .*“Not Authorized! Email does not match the principal domain corp\.example”/,
    );
    assert.match(text, /^- Domain check: failed$/m);
    assert.match(text, /^- Administrator: no, as nobody gets in$/m);
  });

  it('names what stops a user at the provider', () => {
    assert.match(pageOf([], { ...jane, enabled: false }), /\*\*Cannot sign in:\*\* the user is disabled/);
    assert.match(pageOf([], { username: 'jane' }), /has no e-mail and no first and last name, so Keycloak may ask/);
  });

  it('shows the claims as JSON, and how bots fare', () => {
    const text = pageOf(['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true', 'AUTHORIZER_PRINCIPAL_DOMAIN=acme.example']);
    const json: unknown = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '');
    assert.deepEqual(json, { sub: 'f3b1', email: 'jane@acme.example', preferred_username: 'jane' });
    assert.match(text, /## ingestion-bot\n\nGoes on working with this file\.\n\n- Its token is OpenMetadata’s own/);
    assert.match(text, /bots are not asked for their domain/);
  });
});
