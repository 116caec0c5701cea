import assert from 'node:assert/strict';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { manage, objectOf } from '../../support/auth0Double/client';
import { contract } from '../../support/auth0Double/openapi/contract';
import { addApplication } from '../../support/auth0Double/state';

describe('the Auth0 double: what Auth0’s OpenAPI refuses', () => {
  let double: Auth0Double;

  before(function () {
    if (contract() === undefined) this.skip();
  });

  beforeEach(async () => {
    double = await startAuth0Double();
  });

  afterEach(() => double.stop());

  const refusals: readonly (readonly [string, unknown, string])[] = [
    ['POST /clients', {}, "Payload validation error: 'Missing required property: name'."],
    [
      'POST /clients',
      { name: 'A <b>' },
      "Payload validation error: 'String does not match pattern ^[^<>]+$: A <b>' on property name.",
    ],
    [
      'POST /clients',
      { name: 'A', app_type: 'web' },
      "Payload validation error: 'No enum match for: web' on property app_type.",
    ],
    [
      'POST /clients',
      { name: 'A', jwt_configuration: { alg: 'none' } },
      "Payload validation error: 'No enum match for: none' on property jwt_configuration.alg.",
    ],
    [
      'POST /clients',
      { name: 'A', callback: 'https://a.example' },
      "Payload validation error: 'Additional properties not allowed: callback'.",
    ],
    [
      'POST /clients',
      { name: 'A', callbacks: ['not an address'] },
      "Payload validation error: 'Object didn't pass validation for format callback-url: not an address' on property callbacks[0].",
    ],
    [
      'POST /users',
      { connection: 'Username-Password-Authentication', email: 'nobody' },
      "Payload validation error: 'Object didn't pass validation for format email: nobody' on property email.",
    ],
    [
      'GET /clients?per_page=many',
      undefined,
      "Query validation error: 'Expected type integer but found type string' on property per_page.",
    ],
    ['GET /clients?limit=1', undefined, "Query validation error: 'Additional properties not allowed: limit'."],
  ];
  for (const [line, body, message] of refusals) {
    it(`${line} ${body === undefined ? '' : JSON.stringify(body)}`, async () => {
      const reply = await manage(double, line, body);
      assert.equal(reply.status, 400);
      assert.equal(objectOf(reply)['message'], message);
      assert.deepEqual(double.violations, [`${line.split('?')[0] ?? ''}: ${message}`]);
      assert.deepEqual([double.tenant.applications.size, double.tenant.users.size], [2, 0]);
    });
  }

  it('is noticed in the double’s own answers', async () => {
    const { client_id } = addApplication(double.tenant, { name: 'Odd', callbacks: 'none' as unknown as string[] });
    await manage(double, `GET /clients/${client_id}`);
    assert.equal(double.violations.length, 1);
    assert.match(double.violations[0] ?? '', /^GET \/clients\/\{id\}: answer 200: .* on property callbacks/);
  });

  it('includes a status that is not documented', () => {
    assert.equal(contract()?.answerProblem('DELETE /clients/{id}', 404, {}), 'the status 404 is not documented');
  });
});
