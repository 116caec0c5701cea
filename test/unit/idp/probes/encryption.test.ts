import assert from 'node:assert/strict';
import { checkEncryption } from '../../../../src/idp/probes/encryption';
import { readDocument, type DiscoveryDocument } from '../../../../src/idp/probes/document';
import { serveHttp } from '../../../support/loopback';

const provider = 'https://sso.acme.example/realms/x';
const asking = { signal: new AbortController().signal, timeout: 15_000 };

/** What a small server says of itself, as if it had been asked at another address. */
async function documentAt(url: string, endpoints: Readonly<Record<string, string>>): Promise<DiscoveryDocument> {
  const said = {
    issuer: provider,
    jwks_uri: `${provider}/certs`,
    authorization_endpoint: `${provider}/auth`,
    token_endpoint: `${provider}/token`,
  };
  const server = await serveHttp((_, response) => void response.end(JSON.stringify({ ...said, ...endpoints })));
  try {
    const read = await readDocument(server.url, asking);
    assert.ok(read.ok);
    return { ...read.value, url };
  } finally {
    await server.stop();
  }
}

const check = (browser: DiscoveryDocument | undefined, server?: DiscoveryDocument) =>
  checkEncryption({ browser, server, outcomes: [], silent: new Set() });

describe('a provider that is asked over https', () => {
  for (const [name, endpoints, said] of [
    [
      'signing in',
      { authorization_endpoint: 'http://sso.acme.example/auth' },
      'http://sso.acme.example/auth for signing in',
    ],
    ['tokens', { token_endpoint: 'HTTP://sso.acme.example/token' }, 'HTTP://sso.acme.example/token for tokens'],
    [
      'both',
      { authorization_endpoint: 'http://a/auth', token_endpoint: 'http://a/token' },
      'http://a/auth for signing in and tokens',
    ],
  ] as const)
    it(`is complained of where it names plain http for ${name}`, async () => {
      const [outcome, another] = check(await documentAt(provider, endpoints));
      assert.ok(outcome?.state === 'failed' && another === undefined);
      assert.equal(outcome.fault.code, 'endpoint-without-https');
      assert.deepEqual(outcome.fault.settings, ['authn.authority']);
      assert.ok(outcome.fault.message.startsWith(`sso.acme.example is asked over https and names ${said}: `));
    });

  it('passes where it names https, or says nothing of tokens', async () => {
    for (const endpoints of [{}, { token_endpoint: '' }]) {
      const [outcome] = check(await documentAt(provider, endpoints));
      assert.equal(outcome?.state, 'passed');
    }
  });

  it('is judged by the document that the server reads where there is no other', async () => {
    const [outcome] = check(undefined, await documentAt(provider, { authorization_endpoint: 'http://a/auth' }));
    assert.ok(outcome?.state === 'failed');
    assert.deepEqual(outcome.fault.settings, ['oidc.discoveryUri']);
  });
});

describe('a provider that is asked over http', () => {
  it('may name http: that is said of the file', async () => {
    const open = 'http://sso.acme.example/realms/x';
    assert.deepEqual(check(await documentAt(open, { authorization_endpoint: `${open}/auth` })), []);
  });
});
