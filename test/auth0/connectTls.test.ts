import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { createConnections, type Connections } from '../../src/provisioning/connections';
import { providers } from '../../src/provisioning/providers';
import { makeAuthority, terminateTls } from '../support/certificates';
import { serveHttp, serveHttps, type LoopbackServer } from '../support/loopback';
import { onPath } from '../support/processes';
import { rememberingHost } from '../unit/provisioning/rememberingHost';
import { calm, failureOf, newProvider, realmOf, recordingHost, valueOf } from './sessions';

/** As much of a tenant as a sign-in and a list need, at whatever address; the double knows one. */
const tenant: RequestListener = (request, response) => {
  const isToken = request.url === '/oauth/token';
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(isToken ? { access_token: 'opaque', expires_in: 60 } : { clients: [], total: 0 }));
};

const answers = { clientId: 'machine', clientSecret: 'typed-Secret' };

describe('trusting the certificate of an Auth0 tenant', function () {
  this.timeout(60_000);

  const servers: LoopbackServer[] = [];
  const serving = async (server: Promise<LoopbackServer>): Promise<LoopbackServer> => {
    const started = await server;
    servers.push(started);
    return started;
  };
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
  // What is trusted is the process's, and other tests share it.
  afterEach(() => connections());

  /** Connections over real files. */
  function connections(): Connections {
    const { host } = rememberingHost(providers);
    return createConnections({
      ...host,
      readFile: (uri) => Promise.resolve().then(() => readFileSync(new URL(uri))),
    });
  }

  it('refuses one that nobody vouches for, before any secret is sent', async () => {
    let asked = 0;
    const { url } = await serving(
      serveHttps((request, response) => {
        asked += 1;
        tenant(request, response);
      }),
    );
    const machine = await newProvider().connect(url, 'machine', answers, recordingHost(), calm);
    const failure = failureOf(machine, 'tls', [answers.clientSecret]);
    assert.equal(failure.reason, 'unknown-authority');
    const facts = { aud: `${url}/api/v2/`, exp: Date.now() / 1000 + 60 };
    const token = `x.${Buffer.from(JSON.stringify(facts)).toString('base64url')}.x`;
    const pasted = await newProvider().connect(url, 'token', { token }, recordingHost(), calm);
    assert.equal(failureOf(pasted, 'tls', [token]).reason, 'unknown-authority');
    assert.equal(asked, 0);
  });

  it('takes an authority once its file is chosen, for signing in and for the SDK', async function () {
    if (process.env['JAVA_HOME'] === undefined && onPath('keytool', 'keytool.exe') === undefined) {
      console.log('    skipped: there is no keytool to make a certificate with');
      this.skip();
    }
    const authority = await makeAuthority();
    const plain = await serving(serveHttp(tenant));
    const { url } = await serving(terminateTls(plain.url, await authority.issue('127.0.0.1')));
    const known = connections();
    valueOf(await known.trustFile(url, pathToFileURL(authority.pemFile).href));
    const session = valueOf(await known.add({ provider: 'auth0', url, method: 'machine', answers }, calm));
    assert.deepEqual(valueOf(await session.clients(realmOf({ url }), calm)), []);
    // An opaque token tells no scopes: what cannot be found out counts as there.
    assert.deepEqual(valueOf(await session.missingRoles(realmOf({ url }), calm)), []);
  });
});
