import assert from 'node:assert/strict';
import type { SetUpRequest } from '../../../../../src/idp/change';
import { newApplication } from '../../../../../src/idp/auth0/application/newApplication';
import { descriptionOf } from '../../../../../src/idp/auth0/application/settings';
import { instructions } from '../../../../../src/idp/auth0/instructions';
import { contract } from '../../../../support/auth0Double/openapi/contract';

const request: SetUpRequest = {
  kind: 'set-up',
  realm: 'acme.eu.auth0.com',
  createRealm: false,
  client: 'OpenMetadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};
const page: SetUpRequest = { ...request, flow: 'implicit', openMetadataUrl: 'https://acme.example:8443/data' };

const bodies = {
  'authorization-code': {
    name: 'OpenMetadata',
    app_type: 'regular_web',
    token_endpoint_auth_method: 'client_secret_post',
    oidc_conformant: true,
    grant_types: ['authorization_code', 'refresh_token'],
    callbacks: ['https://om.acme.example/callback', 'https://om.acme.example/silent-callback'],
    allowed_logout_urls: ['https://om.acme.example'],
    jwt_configuration: { alg: 'RS256' },
  },
  implicit: {
    name: 'OpenMetadata',
    app_type: 'spa',
    token_endpoint_auth_method: 'none',
    oidc_conformant: true,
    grant_types: ['authorization_code', 'refresh_token'],
    callbacks: ['https://acme.example:8443/data/callback', 'https://acme.example:8443/data/silent-callback'],
    allowed_logout_urls: ['https://acme.example:8443/data', 'https://acme.example:8443/data/signin'],
    web_origins: ['https://acme.example:8443'],
    allowed_origins: ['https://acme.example:8443'],
    jwt_configuration: { alg: 'RS256' },
    refresh_token: {
      rotation_type: 'rotating',
      expiration_type: 'expiring',
      leeway: 0,
      token_lifetime: 2_592_000,
      idle_token_lifetime: 1_296_000,
      infinite_token_lifetime: false,
      infinite_idle_token_lifetime: false,
    },
  },
} as const;

describe('the application for OpenMetadata', () => {
  it('is a Regular Web Application with a secret for authorization code', () => {
    assert.deepEqual(newApplication(request), bodies['authorization-code']);
  });

  it('is a Single Page Application without one for implicit, with a code and rotating refresh tokens', () => {
    assert.deepEqual(newApplication(page), bodies.implicit);
  });

  it('is one that Auth0 takes', function () {
    const published = contract();
    if (published === undefined) return this.skip();
    for (const each of [request, page, { ...request, description: 'Catalog' }]) {
      assert.equal(published.bodyProblem('POST /clients', newApplication(each)), undefined);
    }
  });

  it('is described as the dashboard names it, without empty lines', () => {
    const lines = Object.fromEntries(descriptionOf(newApplication(page)).map(({ setting, after }) => [setting, after]));
    assert.deepEqual(lines, {
      Name: 'OpenMetadata',
      'Application Type': 'Single Page Application',
      'Authentication Method': 'None',
      'Allowed Callback URLs':
        'https://acme.example:8443/data/callback, https://acme.example:8443/data/silent-callback',
      'Allowed Logout URLs': 'https://acme.example:8443/data, https://acme.example:8443/data/signin',
      'Allowed Web Origins': 'https://acme.example:8443',
      'Allowed Origins (CORS)': 'https://acme.example:8443',
      'Grant Types': 'Authorization Code, Refresh Token',
      'JSON Web Token (JWT) Signature Algorithm': 'RS256',
      'OIDC Conformant': 'on',
      'Refresh Token Rotation': 'on',
      'Refresh Token Expiration': 'after 2592000 seconds',
    });
  });
});

describe('how someone else makes the application', () => {
  for (const each of [request, page]) {
    it(`tells every setting with its reason, and the body to import: ${each.flow}`, () => {
      const { settings, importing, byHand, importable } = instructions(each);
      const free = ['Name', 'Description'];
      const described = descriptionOf(newApplication(each)).map(({ setting }) => setting);
      assert.deepEqual(
        settings.map(({ setting }) => setting),
        [...described.filter((setting) => !free.includes(setting)), 'Connections'],
      );
      assert.ok(settings.every(({ value, why }) => value !== '' && why.endsWith('.')));
      assert.deepEqual(JSON.parse(importable), bodies[each.flow]);
      assert.match(importing.join('\n'), /auth0 api post clients --data @application\.json/);
      assert.match(byHand.join('\n'), each.flow === 'implicit' ? /\*\*Single Page App/ : /\*\*Regular Web App/);
      // A secret stands beside the ID of a public application as well.
      for (const last of [importing.at(-1), byHand.at(-1)]) {
        assert.match(last ?? '', each.flow === 'implicit' ? /secret.*is not used/ : /\*\*Client Secret\*\*/);
      }
    });
  }
});
