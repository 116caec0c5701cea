import assert from 'node:assert/strict';
import type { SignInSettings } from './signIn';

/**
 * What OpenMetadata's settings page asks of Auth0 before it saves (Auth0Validator, releases 1.10 to 2.0), as far as its source
 * tells. Rejects with what the page would report. It wants https, which a server on this machine has not.
 */
export async function settingsTest({ clientType, publicKeyUrls, browser, server }: SignInSettings): Promise<void> {
  const isConfidential = clientType === 'confidential';
  const domain = isConfidential ? server.discoveryUri.replace(wellKnown, '') : browser.authority;
  const discovery = await json(`${domain}${wellKnown}`);
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'userinfo_endpoint']) {
    assert.equal(typeof discovery[name], 'string', `the discovery document has ${name}`);
  }
  assert.ok(publicKeyUrls.includes(`${domain}/.well-known/jwks.json`), 'the public key URL is the one of the domain');
  assert.ok((isConfidential ? server.id : browser.clientId).length >= 10, 'the client ID has 10 characters');
  if (isConfidential) await askForToken(domain, server);
}

const wellKnown = '/.well-known/openid-configuration';

/** The secret is tested with a token for the Management API, which sign-in never asks for. */
async function askForToken(domain: string, { id, secret }: SignInSettings['server']): Promise<void> {
  assert.ok(secret.length >= 20, 'the client secret has 20 characters');
  const form = {
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
    audience: `${domain}/api/v2/`,
  };
  const { error, error_description: description } = await json(`${domain}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const report = { access_denied: 'Access denied', unauthorized_client: 'Invalid client secret' }[String(error)];
  assert.equal(error, undefined, `${report ?? String(error)}: ${String(description)}`);
}

async function json(url: string, init: RequestInit = {}): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, init);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}
