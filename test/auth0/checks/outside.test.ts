import assert from 'node:assert/strict';
import { withDouble } from '../sessions';
import { cases } from './cases';
import { faultsOf } from '../../support/checks';
import { addRightApplication, check, fileOf } from './files';

describe('live checks of Auth0 without an account', () => {
  const double = withDouble();

  for (const clientType of ['confidential', 'public'] as const)
    it(`${clientType}: nothing is wrong where all is right, and nothing is changed`, async () => {
      const { client_id: clientId } = addRightApplication(double(), clientType);
      const before = JSON.stringify([...double().tenant.applications]);
      const report = await check(fileOf({ clientType, url: double().url, clientId }));
      assert.deepEqual(faultsOf(report), []);
      const proven = report.outcomes
        .filter(({ state }) => state === 'passed')
        .map((outcome) => 'code' in outcome && outcome.code);
      for (const code of [
        'provider-unreachable',
        'issuer-differs',
        'keys-unreachable',
        'signing-key-missing',
        'client-not-found',
        'client-type-differs',
        'redirect-uri-refused',
        'flow-disabled',
        ...(clientType === 'confidential' ? ['client-secret-wrong'] : []),
      ])
        assert.ok(proven.includes(code as never), `${code} among ${proven.join(', ')}`);
      assert.equal(JSON.stringify([...double().tenant.applications]), before);
      assert.deepEqual(
        double()
          .requests.map(({ method, path }) => `${method} ${path}`)
          .sort(),
        [
          'GET /.well-known/jwks.json',
          'GET /.well-known/openid-configuration',
          'GET /authorize',
          'POST /oauth/token',
          ...(clientType === 'confidential' ? ['POST /oauth/token'] : []),
        ],
      );
    });

  for (const { name, clientType = 'confidential', application, closed, wish, fault, outside } of cases)
    it(`${clientType}: ${name}`, async () => {
      const { client_id: clientId } = addRightApplication(double(), clientType, application, closed !== true);
      const report = await check(fileOf({ clientType, url: double().url, clientId, ...wish }));
      // What cannot be seen from outside is not guessed.
      const seen = outside === true ? [fault] : outside === undefined ? [] : [outside];
      assert.deepEqual(faultsOf(report), seen);
    });
});
