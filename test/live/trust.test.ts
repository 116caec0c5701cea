import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createConnections, type Connections } from '../../src/provisioning/connections';
import { providers } from '../../src/provisioning/providers';
import {
  makeAuthority,
  selfSigned,
  terminateTls,
  type Authority,
  type ServerCertificate,
} from '../support/certificates';
import type { LoopbackServer } from '../support/loopback';
import { rememberingHost } from '../unit/provisioning/rememberingHost';
import { freshRealm, freshUser } from './arrange';
import { keycloakServer } from './hooks';
import { calm, failureOf, valueOf } from './sessions';

describe('trusting the certificate of Keycloak', function () {
  this.timeout(60_000);

  let authority: Authority;
  let good: ServerCertificate;
  let signIn: { realm: string; username: string; password: string };
  const servers: LoopbackServer[] = [];

  before('make an authority', async () => {
    authority = await makeAuthority();
    good = await authority.issue('127.0.0.1');
    const realm = await freshRealm();
    signIn = { realm, ...(await freshUser(realm, ['manage-clients'])) };
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
  // What is trusted is the process's, and other tests share it.
  afterEach(() => world());

  /** Keycloak behind TLS, as a reverse proxy would put it there. */
  async function behind(certificate: ServerCertificate): Promise<string> {
    const server = await terminateTls(keycloakServer().url, certificate);
    servers.push(server);
    return server.url;
  }

  /** Connections over real files. */
  function world(): {
    readonly connections: Connections;
    readonly restart: () => Connections;
    readonly saved: () => string;
  } {
    const { host } = rememberingHost(providers);
    const real = {
      ...host,
      readFile: (uri: string) => Promise.resolve().then(() => readFileSync(new URL(uri))),
    };
    const restart = (): Connections => createConnections(real);
    return { connections: restart(), restart, saved: () => JSON.stringify(host.profiles.load()) };
  }

  const add = (connections: Connections, url: string) =>
    connections.add({ provider: 'keycloak', url, method: 'password', answers: signIn }, calm);

  it('refuses an authority that nobody knows, and takes it once its file is chosen, also after a restart', async () => {
    const url = await behind(good);
    const { connections, restart, saved } = world();
    const failure = failureOf(await add(connections, url), 'tls', [signIn.password]);
    assert.equal(failure.reason, 'unknown-authority');
    assert.match(failure.message, /authority that this machine does not know/);

    const file = pathToFileURL(authority.pemFile).href;
    valueOf(await connections.trustFile(url, file));
    const session = valueOf(await add(connections, url));
    // One request of our own, and one of the library.
    assert.ok((await session.endpoints(signIn.realm, calm)).ok);
    assert.ok((await session.clients(signIn.realm, calm)).ok);
    assert.ok(saved().includes(file));

    const again = valueOf(await restart().session(session.profile.id, calm));
    assert.ok((await again.clients(signIn.realm, calm)).ok);
  });

  it('takes the certificate of a server that vouches for itself', async () => {
    const certificate = await selfSigned('127.0.0.1');
    const url = await behind(certificate);
    const failure = failureOf(await add(world().connections, url), 'tls', [signIn.password]);
    assert.equal(failure.serverWords, 'DEPTH_ZERO_SELF_SIGNED_CERT');
    assert.match(failure.message, /is self-signed/);
    assert.equal(failure.reason, 'unknown-authority');
  });

  it('refuses a certificate for another host, whoever vouches for it', async () => {
    const url = await behind(await authority.issue('sso.acme.example'));
    const { connections } = world();
    valueOf(await connections.trustFile(url, pathToFileURL(authority.pemFile).href));
    const failure = failureOf(await add(connections, url), 'tls', [signIn.password]);
    assert.match(failure.message, /is for another host/);
    assert.equal(failure.reason, undefined);
  });

  it('refuses another authority than the chosen one', async () => {
    const other = await makeAuthority();
    const url = await behind(await other.issue('127.0.0.1'));
    const { connections } = world();
    valueOf(await connections.trustFile(url, pathToFileURL(authority.pemFile).href));
    failureOf(await add(connections, url), 'tls', [signIn.password]);
  });

  it('trusts no other address for it', async () => {
    const { connections } = world();
    const [first, second] = [await behind(good), await behind(good)];
    valueOf(await connections.trustFile(first, pathToFileURL(authority.pemFile).href));
    valueOf(await add(connections, first));
    failureOf(await add(connections, second), 'tls', [signIn.password]);
  });

  it('says what is wrong with a file', async () => {
    const { connections } = world();
    const url = 'https://sso.acme.example';
    const here = pathToFileURL(import.meta.filename).href;
    assert.match(
      failureOf(await connections.trustFile(url, here), 'invalid').message,
      /trust\.test\.ts holds no certificate/,
    );
    const gone = failureOf(await connections.trustFile(url, `${here}.gone`), 'tls');
    assert.match(gone.message, /cannot be read/);
  });

  it('says that the file is gone when it is needed', async () => {
    const url = await behind(good);
    const { host } = rememberingHost(providers, [
      {
        id: 'x',
        provider: 'keycloak',
        url,
        method: 'password',
        answers: signIn,
        account: 'x',
        caFile: 'file:///gone.pem',
      },
    ]);
    const failure = failureOf(await add(createConnections(host), url), 'tls', [signIn.password]);
    assert.match(failure.message, /The CA file gone\.pem cannot be read/);
    assert.equal(failure.reason, 'unknown-authority');
  });
});
