import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { identityOf } from '../../../../src/core/identity';
import { botSignIn } from '../../../../src/core/identity/bots';
import type { ChangeRequest, Plan, SetUpRequest } from '../../../../src/idp/change';
import type { Instructions } from '../../../../src/idp/provider';
import { auth0Terms } from '../../../../src/idp/auth0/terms';
import { comparisonPage } from '../../../../src/vscode/commands/compare/comparisonPage';
import { planPage } from '../../../../src/vscode/commands/plan/planPage';
import { wordsOf } from '../../../../src/vscode/commands/plan/planWords';
import { requestDocument } from '../../../../src/vscode/commands/plan/requestDocument';
import { requestText } from '../../../../src/vscode/commands/plan/requestText';
import { signInPage } from '../../../../src/vscode/commands/preview/signInPage';
import { givenId, namesAt, tenantEntryDouble, tenantSessionDouble } from './doubles';

const realm = 'acme.eu.auth0.com';
const session = tenantSessionDouble();
const names = namesAt(session);
const place = { realm, clientId: givenId };

const setUp: SetUpRequest = {
  kind: 'set-up',
  realm,
  createRealm: false,
  client: 'OpenMetadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

const requests: readonly ChangeRequest[] = [
  setUp,
  { ...setUp, client: givenId },
  { kind: 'change-client', ...place, set: { redirectUris: [] } },
  { kind: 'attach-scopes', ...place },
  { kind: 'renew-secret', ...place },
  { kind: 'delete-client', ...place },
  { kind: 'create-sign-in-client', ...place },
  { kind: 'enable-connection', ...place, connection: 'Username-Password-Authentication' },
  { kind: 'allow-settings-test', ...place },
];

const planOf = (request: ChangeRequest): Plan => ({
  request,
  adopts: false,
  steps: [{ id: 'x', kind: 'create', title: 'Create it', details: [] }],
  warnings: [],
});

/** Keycloak's words, an import that Auth0's dashboard does not have, and an ID that tells nobody anything. */
const foreign = new RegExp(`\\b(realm|client(?! ID| secret)|redirect URI|admin console|to import)\\b|${givenId}`, 'i');

const instructions: Instructions = {
  settings: [{ setting: 'Application Type', value: 'Regular Web', why: 'The server signs users in.' }],
  importing: ['Save the JSON below.'],
  byHand: ['Choose **Create Application**.'],
  importable: '{}',
};

describe('a provider with words of its own', () => {
  for (const request of requests) {
    it(`is spoken of in them: ${wordsOf(request, names).heading}`, () => {
      const { heading, doing } = wordsOf(request, names);
      for (const text of [
        heading,
        doing,
        planPage(planOf(request), session, names),
        requestText({ ...planOf(request), importable: '{}' }, session, names),
      ]) {
        assert.doesNotMatch(text, foreign);
      }
    });
  }

  it('names the application and the tenant in a plan', () => {
    assert.match(
      planPage(planOf({ ...setUp, client: givenId }), session, names),
      /will sign users in as application OpenMetadata of tenant acme\.eu\.auth0\.com\./,
    );
    assert.equal(wordsOf({ kind: 'delete-client', ...place }, names).heading, 'Delete application OpenMetadata');
  });

  it('asks somebody with more rights for the ID that the provider gives out', () => {
    const asked = requestText(planOf(setUp), session, names);
    assert.match(asked, /Where: https:\/\/acme\.eu\.auth0\.com\n/);
    assert.match(asked, /Please tell me the client ID of the application\. Please send me the client secret, by a way/);
    assert.doesNotMatch(requestText({ ...planOf(setUp), clientId: givenId }, session, names), /tell me the client ID/);
    assert.match(
      requestText(planOf({ ...setUp, flow: 'implicit' }), session, names),
      /Please tell me the client ID of the application\. The application is public: it has no secret\.\n$/,
    );
  });

  it('has them in the request that needs no account', () => {
    const document = requestDocument(setUp, instructions, { provider: tenantEntryDouble, url: `https://${realm}` });
    assert.doesNotMatch(document, foreign);
    assert.match(document, /^# Single sign-on for OpenMetadata: application OpenMetadata in Auth0\n/);
    assert.match(document, /Please create an application in tenant \*\*acme\.eu\.auth0\.com\*\* of Auth0\. With it/);
    assert.match(document, /- \*\*Name\*\*: `OpenMetadata`\. The client ID, which OpenMetadata .* comes from Auth0\./);
    assert.match(document, /- The client ID that application `OpenMetadata` has been given\./);
  });

  it('says nothing of a file where there is none', () => {
    const document = requestDocument(setUp, { ...instructions, importing: [] }, { provider: tenantEntryDouble });
    assert.doesNotMatch(document, /with a file|```/);
  });

  it('has them in a comparison', () => {
    const sides = { file: '.env', client: 'OpenMetadata', realm, server: `Auth0 at ${realm}`, terms: auth0Terms };
    const differing = { name: 'A', state: 'differs', file: 'x', client: 'y' } as const;
    const unknown = { name: 'B', state: 'unknown', file: 'from the variable V', client: 'z' } as const;
    const proven = { state: 'passed', code: 'client-secret-wrong', proven: 'It is right.' } as const;
    const text = comparisonPage(sides, [differing, unknown], [proven]);
    assert.doesNotMatch(text + comparisonPage(sides, [], []), foreign);
    assert.match(text, /## Right at the application\n/);
  });

  it('has them in the preview of a sign-in, which says how far the token is to be trusted', () => {
    const view = envFile.read('AUTHENTICATION_PROVIDER=auth0\n');
    const claims = { email: 'jane@acme.example' };
    const caveat = 'An Action of the tenant may say otherwise.';
    const text = signInPage({
      file: '.env',
      release: undefined,
      provider: 'Auth0',
      terms: auth0Terms,
      host: realm,
      realm,
      client: names.label(place),
      scope: 'openid',
      user: { username: 'jane' },
      token: { claims, caveat },
      identity: identityOf(claims, view),
      bots: botSignIn(view),
    });
    assert.doesNotMatch(text, foreign);
    assert.match(text, /by application OpenMetadata of tenant acme\.eu\.auth0\.com\. Nobody signed in/);
    assert.ok(text.indexOf(caveat) < text.indexOf('```json'), 'before the claims');
    assert.ok(text.includes(caveat));
  });
});
