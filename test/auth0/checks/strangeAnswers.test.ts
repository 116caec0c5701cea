import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { LiveCode } from '../../../src/core/liveCodes';
import type { CheckReport } from '../../../src/provisioning/checks/checkSignIn';
import type { Fault } from '../../support/auth0Double/faults';
import { serveWith } from '../../support/loopback';
import { withDouble } from '../sessions';
import { faultsOf } from '../../support/checks';
import { addRightApplication, canary, check, fileOf, openMetadata } from './files';

const mismatch = 'Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.';
const unknown = 'invalid_request: Unknown client: somebody';
const page = (text: string): string => `<!doctype html><title>Oops!, something went wrong</title><p>${text}</p>`;

/** An answer of the authorization endpoint that is not the double's own. */
interface Answer {
  readonly name: string;
  readonly fault: Omit<Fault, 'on'>;
  /** What it proves; nothing, where nobody can be sure. */
  readonly faults: readonly LiveCode[];
}

const answers: readonly Answer[] = [
  ...[400, 401, 403, 404].flatMap((status): readonly Answer[] => [
    {
      name: `a page with HTTP ${status.toString()}`,
      fault: { kind: 'html', status, body: page(mismatch) },
      faults: ['redirect-uri-refused'],
    },
    {
      name: `another with HTTP ${status.toString()}`,
      fault: { kind: 'html', status, body: page(unknown) },
      faults: ['client-not-found'],
    },
  ]),
  {
    name: 'markup between the words, and upper case',
    fault: { kind: 'html', status: 403, body: '<h2>CALLBACK <b>URL</b>\n   MISMATCH</h2>' },
    faults: ['redirect-uri-refused'],
  },
  {
    name: 'words in a script alone',
    fault: {
      kind: 'html',
      status: 403,
      body: `<script>window.error = ${JSON.stringify(mismatch)}</script><div id="root"></div>`,
    },
    faults: ['redirect-uri-refused'],
  },
  {
    name: 'JSON',
    fault: {
      kind: 'status',
      status: 403,
      body: { error: 'invalid_request', error_description: 'Unknown client: somebody' },
    },
    faults: ['client-not-found'],
  },
  {
    name: 'no connection',
    fault: { kind: 'html', status: 400, body: page('invalid_request: no connections enabled for the client') },
    faults: ['no-connection-enabled'],
  },
  {
    name: 'the tenant’s own page for errors',
    fault: {
      kind: 'redirect',
      headers: {
        location: 'https://errors.acme.example/?error=invalid_request&error_description=Callback%20URL%20mismatch.',
      },
    },
    faults: ['redirect-uri-refused'],
  },
  {
    name: 'no connection, said to the callback',
    fault: {
      kind: 'redirect',
      headers: {
        location: `${openMetadata}/callback?error=invalid_request&error_description=no%20connections%20enabled%20for%20the%20client`,
      },
    },
    faults: ['no-connection-enabled'],
  },
  {
    name: 'another refusal, said to the callback',
    fault: {
      kind: 'redirect',
      headers: { location: `${openMetadata}/callback?error=access_denied&error_description=A%20rule%20says%20no.` },
    },
    faults: ['sign-in-refused'],
  },
  // What follows proves nothing.
  {
    name: 'a page in German',
    fault: { kind: 'html', status: 403, body: page('Die Callback-URL stimmt nicht überein.') },
    faults: [],
  },
  {
    name: 'a page that names everything',
    fault: { kind: 'html', status: 403, body: page(`${mismatch} ${unknown}`) },
    faults: [],
  },
  {
    name: 'a page of a proxy',
    fault: { kind: 'html', status: 403, body: page('Access to this site is blocked.') },
    faults: [],
  },
  { name: 'an empty page', fault: { kind: 'html', status: 403, body: '' }, faults: [] },
  { name: 'a page where nothing went wrong', fault: { kind: 'html', status: 200, body: page(unknown) }, faults: [] },
  { name: 'a fault of the server', fault: { kind: 'html', status: 500, body: page(unknown) }, faults: [] },
  { name: 'the rate limit', fault: { kind: 'html', status: 429, body: page(mismatch) }, faults: [] },
  { name: 'a redirect to nowhere in particular', fault: { kind: 'redirect' }, faults: [] },
  {
    name: 'login_required at another address',
    fault: { kind: 'redirect', headers: { location: 'https://elsewhere.example/callback?error=login_required' } },
    faults: [],
  },
  {
    name: 'login_required at an address that begins like the callback',
    fault: {
      kind: 'redirect',
      headers: { location: `${openMetadata}/callback.elsewhere.example/?error=login_required` },
    },
    faults: [],
  },
  { name: 'an address that is none', fault: { kind: 'redirect', headers: { location: 'https://[' } }, faults: [] },
  { name: 'a connection that breaks', fault: { kind: 'cut' }, faults: [] },
];

const stateOf = ({ outcomes }: CheckReport, code: LiveCode): string | undefined =>
  outcomes.find((each) => (each.state === 'failed' ? each.fault.code : each.code) === code)?.state;

describe('answers of Auth0 that nobody has recorded', () => {
  const double = withDouble();

  for (const { name, fault, faults } of answers)
    it(`the authorization endpoint: ${name}: ${faults.join(', ') || 'nothing is said'}`, async () => {
      const { client_id: clientId } = addRightApplication(double());
      double().fault({ ...fault, on: { method: 'GET', path: /^\/authorize/ } });
      const report = await check(fileOf({ url: double().url, clientId }));
      assert.deepEqual(faultsOf(report), faults);
      if (faults.length === 0) assert.equal(stateOf(report, 'redirect-uri-refused'), 'skipped');
    });

  for (const [name, status, body, secret] of [
    [
      'invalid_client, as the OpenAPI says',
      401,
      { error: 'invalid_client', error_description: 'Client authentication failed' },
      'failed',
    ],
    ['access_denied, as users report', 401, { error: 'access_denied', error_description: 'Unauthorized' }, 'failed'],
    ['in another language', 401, { error: 'access_denied', error_description: 'Nicht berechtigt' }, 'failed'],
    [
      'the rate limit',
      429,
      { error: 'too_many_requests', error_description: 'Global limit has been reached' },
      'skipped',
    ],
    ['a fault of the server', 500, { error: 'access_denied' }, 'skipped'],
    ['a rule of the tenant', 403, { error: 'access_denied', error_description: 'Blocked by a rule' }, 'skipped'],
    ['another shape', 401, { statusCode: 401, message: 'Unauthorized' }, 'skipped'],
    ['the secret itself', 400, { error: canary, error_description: canary }, 'skipped'],
    ['a token', 200, { access_token: 'a-token', token_type: 'Bearer' }, 'skipped'],
  ] as const)
    it(`the token endpoint: ${name}: ${secret}`, async () => {
      const { client_id: clientId } = addRightApplication(double());
      double().fault({
        on: { method: 'POST', path: /^\/oauth\/token/ },
        kind: 'status',
        status,
        body,
        times: 'forever',
      });
      const report = await check(fileOf({ url: double().url, clientId }));
      assert.equal(stateOf(report, 'client-secret-wrong'), secret);
      assert.deepEqual(faultsOf(report), secret === 'failed' ? ['client-secret-wrong'] : []);
    });

  it('neither endpoint: whether there is such an application is not said', async () => {
    const { client_id: clientId } = addRightApplication(double());
    double().fault({ on: { method: 'GET', path: /^\/authorize/ }, kind: 'html', status: 503, times: 'forever' });
    double().fault({ on: { method: 'POST', path: /^\/oauth\/token/ }, kind: 'html', status: 503, times: 'forever' });
    const report = await check(fileOf({ url: double().url, clientId }));
    assert.deepEqual(faultsOf(report), []);
    assert.equal(stateOf(report, 'client-not-found'), 'skipped');
  });

  it('a secret that is refused when it is sent otherwise than the file says proves nothing', async () => {
    const { client_id: clientId } = addRightApplication(double());
    const text = fileOf({ url: double().url, clientId, secret: 'wrong', authenticationMethod: 'client_secret_basic' });
    const report = await check(text);
    assert.deepEqual(faultsOf(report), []);
    assert.equal(stateOf(report, 'client-secret-wrong'), 'skipped');
  });

  it('an application that is not there', async () => {
    const report = await check(fileOf({ url: double().url, clientId: 'nobodys' }));
    assert.deepEqual(faultsOf(report), ['client-not-found']);
  });

  it('a host without a tenant', async () => {
    double().fault({
      on: { method: 'GET', path: /openid-configuration/ },
      kind: 'html',
      status: 404,
      body: 'Not found.',
    });
    const report = await check(fileOf({ url: double().url, clientId: 'nobodys' }));
    assert.deepEqual(faultsOf(report), ['discovery-fails']);
    assert.match(report.observed.observations[0]?.message ?? '', /a custom domain that Auth0 has verified/);
  });

  it('a slash at the end of authority is no other issuer', async () => {
    const { client_id: clientId } = addRightApplication(double());
    const { url } = double();
    assert.deepEqual(faultsOf(await check(fileOf({ url, clientId, authority: `${url}/` }))), []);
  });

  it('another issuer is one, and the file is told which', async () => {
    const { client_id: clientId } = addRightApplication(double());
    const { url } = double();
    const issuer = 'https://login.acme.example/';
    const document = {
      issuer,
      jwks_uri: `${url}/.well-known/jwks.json`,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/oauth/token`,
    };
    double().fault({
      on: { method: 'GET', path: /openid-configuration/ },
      kind: 'status',
      status: 200,
      body: document,
      times: 'forever',
    });
    const report = await check(fileOf({ url, clientId }));
    assert.deepEqual(faultsOf(report), ['issuer-differs']);
    const [observation] = report.observed.observations;
    assert.deepEqual(observation?.fixes, [
      {
        title: 'Use https://login.acme.example',
        preferred: true,
        changes: [{ key: 'authn.authority', set: 'https://login.acme.example' }],
      },
    ]);
  });

  it('a secret goes to hosts that the file names only', async () => {
    const { client_id: clientId } = addRightApplication(double());
    const { url } = double();
    const sent: string[] = [];
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => sent.push(part));
      request.on('end', () =>
        response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}'),
      );
    });
    const elsewhere = await serveWith(server, 'http');
    try {
      const document = {
        issuer: `${url}/`,
        jwks_uri: `${url}/.well-known/jwks.json`,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${elsewhere.url}/oauth/token`,
      };
      double().fault({
        on: { method: 'GET', path: /openid-configuration/ },
        kind: 'status',
        status: 200,
        body: document,
        times: 'forever',
      });
      await check(fileOf({ url, clientId }));
    } finally {
      await elsewhere.stop();
    }
    assert.ok(sent.length > 0);
    assert.ok(!sent.join('').includes(encodeURIComponent(canary)));
  });
});
