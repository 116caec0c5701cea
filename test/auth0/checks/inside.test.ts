import assert from 'node:assert/strict';
import { observedFindings } from '../../../src/core/observation';
import type { ChangeRequest } from '../../../src/idp/change';
import type { Fault } from '../../../src/idp/check';
import type { Session } from '../../../src/idp/provider';
import { checkSignIn, type CheckReport } from '../../../src/provisioning/checks/checkSignIn';
import { addApplication } from '../../support/auth0Double/state';
import { connectTo, connectWithScopes, failureOf, make, requestFor, setUp, withDouble } from '../sessions';
import { cases } from './cases';
import { connected, faultsOf, read } from '../../support/checks';
import { addRightApplication, canary, check, fileOf, openMetadata } from './files';

const faultIn = (report: CheckReport, code: string): Fault => {
  const fault = report.outcomes.flatMap((each) =>
    each.state === 'failed' && each.fault.code === code ? [each.fault] : [],
  )[0];
  assert.ok(fault !== undefined, `${code} among ${faultsOf(report).join(', ')}`);
  return fault;
};

/** The characters that a fault becomes a finding at. */
function pointedAt(text: string, report: CheckReport, code: string): string {
  const findings = observedFindings(read(text).view, report.observed);
  const finding = findings.find((each) => each.code === code);
  assert.ok(finding !== undefined, `${code} among ${findings.map((each) => each.code).join(', ')}`);
  return text.slice(finding.range.start, finding.range.end);
}

/** Makes a change. @returns the new secret, if that is what changed */
async function mend(session: Session, request: ChangeRequest): Promise<string | undefined> {
  if (request.kind === 'renew-secret') return (await make(session, request)).clientSecret;
  await make(session, request);
  return undefined;
}

describe('live checks of Auth0 with a connection', () => {
  const double = withDouble();

  for (const clientType of ['confidential', 'public'] as const)
    it(`${clientType}: nothing is wrong where all is right, and two requests find that out`, async () => {
      const { client_id: clientId } = addRightApplication(double(), clientType);
      const session = await connectTo(double());
      const before = double().requests.length;
      const report = await check(fileOf({ clientType, url: double().url, clientId }), connected(session));
      assert.deepEqual(faultsOf(report), []);
      assert.ok(report.inspection.done);
      const asked = double()
        .requests.slice(before)
        .filter(({ path }) => path.startsWith('/api/v2'));
      assert.deepEqual(
        asked.map(({ method }) => method),
        ['GET', 'GET'],
      );
    });

  for (const [clientType, flow] of [
    ['confidential', 'authorization-code'],
    ['public', 'implicit'],
  ] as const)
    it(`${clientType}: nothing is wrong with what a set-up makes`, async () => {
      const session = await connectTo(double());
      const { clientId, clientSecret = '' } = await setUp(session, requestFor(double(), { flow }));
      const file = { clientType, url: double().url, clientId, secret: clientSecret };
      assert.deepEqual(faultsOf(await check(fileOf(file), connected(session))), []);
    });

  it('whoever waits can give up, wherever the tenant hangs', async () => {
    const { client_id: clientId } = addRightApplication(double());
    const session = await connectTo(double());
    for (const on of [
      { method: 'GET', path: /^\/authorize/ },
      { method: 'GET', path: /^\/api\/v2\/clients\// },
    ]) {
      double().fault({ on, kind: 'hang' });
      const controller = new AbortController();
      const arrived = double().arrival(on);
      const { view } = read(fileOf({ url: double().url, clientId }));
      const report = checkSignIn(view, connected(session), controller.signal);
      await arrived;
      controller.abort();
      failureOf(await report, 'cancelled');
    }
  });

  for (const each of cases) {
    const {
      name,
      clientType = 'confidential',
      application,
      closed,
      wish,
      fault: code,
      severity,
      at,
      remedy,
      outside,
    } = each;
    it(`${clientType}: ${name}: ${code}${remedy === undefined ? '' : ', which is mended at Auth0'}`, async () => {
      const { client_id: clientId } = addRightApplication(double(), clientType, application, closed !== true);
      const session = await connectTo(double());
      const text = fileOf({ clientType, url: double().url, clientId, ...wish });
      const report = await check(text, connected(session));
      assert.deepEqual(faultsOf(report), [code, ...(typeof outside === 'string' ? [outside] : [])]);
      const fault = faultIn(report, code);
      assert.equal(fault.severity, severity);
      const place = pointedAt(text, report, code).replace(/^"|"$/g, '');
      assert.equal(place, at === 'ID' ? clientId : at === 'SECRET' ? canary : at);
      assert.deepEqual(
        fault.remedies.map(({ title }) => title),
        remedy === undefined ? [] : [remedy],
      );
      const [mending] = fault.remedies;
      if (mending === undefined) return;
      // A new secret has to be written into the file as well.
      const secret = await mend(session, mending.request);
      const mended = await check(text.replaceAll(canary, secret ?? canary), connected(session));
      assert.deepEqual(faultsOf(mended), []);
    });
  }

  it('an application that is not there, with others that could be meant', async () => {
    const { client_id: other } = addRightApplication(double());
    addApplication(double().tenant, { name: 'Something else', callbacks: ['https://elsewhere.example/callback'] });
    const session = await connectTo(double());
    const text = fileOf({ url: double().url, clientId: 'aClientThatNobodyHasMade12345678' });
    const report = await check(text, connected(session));
    assert.deepEqual(faultsOf(report), ['client-not-found']);
    assert.equal(pointedAt(text, report, 'client-not-found'), 'aClientThatNobodyHasMade12345678');
    const { fixes } = faultIn(report, 'client-not-found');
    assert.deepEqual(fixes, [
      {
        title: `Use application OpenMetadata (${other})`,
        changes: [
          { key: 'oidc.id', set: other },
          { key: 'authn.clientId', set: other },
        ],
      },
    ]);
  });

  it('another callback that is registered can be written into the file', async () => {
    const { client_id: clientId } = addRightApplication(double(), 'public', {
      callbacks: ['https://om.acme.example/callback', 'https://*.acme.example/callback'],
    });
    const report = await check(
      fileOf({ clientType: 'public', url: double().url, clientId }),
      connected(await connectTo(double())),
    );
    assert.deepEqual(faultIn(report, 'redirect-uri-refused').fixes, [
      {
        title: 'Use https://om.acme.example/callback',
        changes: [{ key: 'authn.callbackUrl', set: 'https://om.acme.example/callback' }],
      },
    ]);
  });

  it('of a hundred callbacks five are named', async () => {
    const { client_id: clientId } = addRightApplication(double(), 'confidential', {
      callbacks: Array.from({ length: 100 }, (_, nth) => `https://om-${nth.toString()}.acme.example/callback`),
    });
    const report = await check(fileOf({ url: double().url, clientId }), connected(await connectTo(double())));
    const { message, fixes } = faultIn(report, 'redirect-uri-refused');
    assert.match(message, /om-4\.acme\.example\/callback and 95 more\.$/);
    assert.equal(fixes.length, 5);
  });

  it('an algorithm that the file can be told', async () => {
    const { client_id: clientId } = addRightApplication(double(), 'public', { jwt_configuration: { alg: 'RS512' } });
    const report = await check(
      fileOf({ clientType: 'public', url: double().url, clientId }),
      connected(await connectTo(double())),
    );
    assert.deepEqual(faultsOf(report), ['signing-algorithm-unsupported']);
    assert.deepEqual(
      faultIn(report, 'signing-algorithm-unsupported').fixes.map(({ title }) => title),
      ['Use RS512'],
    );
  });

  describe('with few scopes', () => {
    it('a secret that cannot be read is not compared, and the scope is named', async () => {
      const { client_id: clientId } = addRightApplication(double());
      const session = await connectWithScopes(double(), 'read:clients', 'read:connections');
      const text = fileOf({ url: double().url, clientId });
      const report = await check(text, connected(session));
      assert.deepEqual(faultsOf(report), ['secret-unreadable']);
      const { message, severity } = faultIn(report, 'secret-unreadable');
      assert.equal(severity, 'information');
      assert.match(message, /read:client_keys/);
      // From outside it was tried, and is right.
      assert.ok(report.outcomes.some((each) => each.state === 'passed' && each.code === 'client-secret-wrong'));
    });

    it('nothing is said of a secret that is not in the file', async () => {
      const { client_id: clientId } = addRightApplication(double());
      const session = await connectWithScopes(double(), 'read:clients', 'read:connections');
      const report = await check(fileOf({ url: double().url, clientId, secret: null }), connected(session));
      assert.deepEqual(faultsOf(report), []);
    });

    it('without read:clients the application is not compared, and the reason names the scope', async () => {
      const { client_id: clientId } = addRightApplication(double());
      const session = await connectWithScopes(double(), 'read:connections');
      const report = await check(fileOf({ url: double().url, clientId }), connected(session));
      assert.deepEqual(faultsOf(report), []);
      assert.ok(!report.inspection.done);
      assert.match(report.inspection.reason, /read:clients/);
    });
  });

  it('a tenant that fails half-way leaves what was found: the connections are skipped', async () => {
    const { client_id: clientId } = addRightApplication(double(), 'confidential', { oidc_conformant: false });
    const session = await connectTo(double());
    double().fault({
      on: { method: 'GET', path: /\/connections/ },
      kind: 'status',
      status: 403,
      times: 'forever',
      body: {
        statusCode: 403,
        error: 'Forbidden',
        message: 'Insufficient scope, expected any of: read:connections',
        errorCode: 'insufficient_scope',
      },
    });
    const report = await check(fileOf({ url: double().url, clientId }), connected(session));
    assert.deepEqual(faultsOf(report), ['oidc-conformant-off']);
    const skipped = report.outcomes.find((each) => each.state === 'skipped' && each.code === 'no-connection-enabled');
    assert.ok(skipped?.state === 'skipped');
    assert.match(skipped.reason, /read:connections/);
  });

  it('wildcards among the callbacks', async () => {
    const { client_id: clientId } = addRightApplication(double(), 'confidential', {
      callbacks: [`${openMetadata}/callback`, 'https://*.acme.example/callback'],
    });
    const report = await check(fileOf({ url: double().url, clientId }), connected(await connectTo(double())));
    assert.deepEqual(faultsOf(report), ['redirect-uri-wildcard']);
    assert.deepEqual(faultIn(report, 'redirect-uri-wildcard').remedies, []);
  });
});

describe('live checks of an Auth0 tenant with a custom domain', () => {
  const double = withDouble({ customDomain: true });

  it('nothing is wrong where the file keeps to it', async () => {
    const { client_id: clientId } = addRightApplication(double());
    const report = await check(fileOf({ url: double().loginUrl, clientId }), connected(await connectTo(double())));
    assert.deepEqual(faultsOf(report), []);
  });

  it('the tenant’s own domain where people sign in at the custom one', async () => {
    const { url, loginUrl } = double();
    const { client_id: clientId } = addRightApplication(double());
    const text = fileOf({ url, clientId });
    const report = await check(text, connected(await connectTo(double())));
    assert.deepEqual(faultsOf(report), ['login-domain-differs']);
    assert.equal(pointedAt(text, report, 'login-domain-differs'), url);
    const { severity, fixes } = faultIn(report, 'login-domain-differs');
    assert.equal(severity, 'warning');
    assert.deepEqual(fixes[0], {
      title: `Use ${new URL(loginUrl).host}`,
      preferred: true,
      changes: [
        { key: 'authn.authority', set: loginUrl },
        { key: 'oidc.discoveryUri', set: `${loginUrl}/.well-known/openid-configuration` },
        {
          key: 'authn.publicKeyUrls',
          set: [`${openMetadata}/api/v1/system/config/jwks`, `${loginUrl}/.well-known/jwks.json`],
        },
      ],
    });
  });

  it('keys of the other domain are the same', async () => {
    const { url, loginUrl } = double();
    const { client_id: clientId } = addRightApplication(double());
    const text = fileOf({ url: loginUrl, clientId, keyUrl: `${url}/.well-known/jwks.json` });
    const report = await check(text, connected(await connectTo(double())));
    assert.deepEqual(faultsOf(report), ['login-domain-differs']);
    assert.equal(faultIn(report, 'login-domain-differs').severity, 'information');
  });

  it('a custom domain that the connection does not know', async () => {
    const { url, loginUrl } = double();
    const { client_id: clientId } = addRightApplication(double());
    const session = await connectTo(double());
    const text = fileOf({ url, clientId, authority: loginUrl });
    const report = await check(text, connected(session));
    assert.deepEqual(faultsOf(report), ['login-domain-differs']);
    assert.deepEqual(faultIn(report, 'login-domain-differs').settings, ['oidc.discoveryUri', 'authn.publicKeyUrls']);
  });
});
