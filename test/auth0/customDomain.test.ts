import assert from 'node:assert/strict';
import { startAuth0Double } from '../support/auth0Double/auth0Double';
import {
  calm,
  connectMachine,
  connectTo,
  failureOf,
  machineAnswers,
  newProvider,
  realmOf,
  recordingHost,
  valueOf,
  withDouble,
} from './sessions';

describe('connecting to Auth0 with a custom domain', () => {
  const double = withDouble({ customDomain: true });

  it('administers the tenant and signs people in at the domain', async () => {
    const session = await connectTo(double());
    const { loginUrl, url } = double();
    assert.notEqual(loginUrl, url);
    assert.equal(session.profile.url, url);
    const endpoints = valueOf(await session.endpoints(realmOf(double()), calm));
    assert.deepEqual(endpoints, {
      authority: loginUrl,
      issuer: `${loginUrl}/`,
      jwksUri: `${loginUrl}/.well-known/jwks.json`,
      discoveryUri: `${loginUrl}/.well-known/openid-configuration`,
    });
    assert.ok((await session.clients(realmOf(double()), calm)).ok);
  });

  it('tells that the Management API is at the tenant’s own domain', async () => {
    const { loginUrl } = double();
    const connect = newProvider().connect(loginUrl, 'machine', machineAnswers(double()), recordingHost(), calm);
    assert.match(failureOf(await connect, 'not-found').nextStep, /tenant’s own domain/);
  });

  it('refuses the domain of another tenant, one that signs nobody in, and none at all', async () => {
    const other = await startAuth0Double();
    try {
      const { host } = new URL(other.url);
      // Both doubles sign with the same keys, to save time.
      const on = { method: 'GET', path: /jwks/ };
      other.fault({ on, kind: 'status', status: 200, body: { keys: [{ kid: 'another' }] } });
      const failure = failureOf(await connectMachine(double(), { loginDomain: host }), 'invalid');
      assert.match(failure.message, /belongs to another tenant/);
      other.fault({ on, kind: 'html' });
      failureOf(await connectMachine(double(), { loginDomain: host }), 'unexpected');
      other.fault({ on: { method: 'GET', path: /configuration/ }, kind: 'status', status: 200, body: { issuer: 'x' } });
      assert.match(
        failureOf(await connectMachine(double(), { loginDomain: host }), 'invalid').message,
        /signs people in/,
      );
    } finally {
      await other.stop();
    }
    for (const none of ['login.acme.com/path', 'acme.eu.auth0.com', 'x y']) {
      failureOf(await connectMachine(double(), { loginDomain: none }), 'invalid');
    }
  });

  it('keeps none where the domain is the tenant’s own', async () => {
    const { url } = double();
    const session = valueOf(await connectMachine(double(), { loginDomain: `${url}/` }));
    assert.equal(session.profile.answers['loginDomain'], '');
  });
});
