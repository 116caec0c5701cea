import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/cache';
import { startAuth0Double, type Auth0Double } from '../support/auth0Double/auth0Double';
import { contract } from '../support/auth0Double/openapi/contract';
import type { JsonObject } from '../support/auth0Double/json';
import { secretOnCreate } from './live/findAnswers';
import { liveRun, type Credentials, type LiveRun } from './live/liveRun';
import { questions, reportOf } from './live/questions';
import type { Recorded } from './live/recording';

/** A tenant to try the product on, with a machine-to-machine application that has all of its scopes. */
function credentials(): Credentials | undefined {
  const {
    AUTH0_TEST_DOMAIN: domain,
    AUTH0_TEST_CLIENT_ID: clientId,
    AUTH0_TEST_CLIENT_SECRET: clientSecret,
  } = process.env;
  return domain && clientId && clientSecret ? { domain, clientId, clientSecret } : undefined;
}

/** What a tenant has to have been asked, in any order. */
const operations = [
  'POST /clients',
  'GET /clients',
  'GET /clients/{id}',
  'GET /clients/{id}/connections',
  'PATCH /clients/{id}',
  'POST /clients/{id}/rotate-secret',
  'POST /client-grants',
  'DELETE /clients/{id}',
];

describe('one application’s life at a tenant of Auth0', () => {
  it('goes as everything here says that it does', async function () {
    this.timeout(300_000);
    const tenant = credentials();
    if (tenant === undefined) {
      console.log('    skipped: AUTH0_TEST_DOMAIN, AUTH0_TEST_CLIENT_ID and AUTH0_TEST_CLIENT_SECRET are not set');
      this.skip();
    }
    const run = await liveRun(tenant);
    const written = write(run);
    console.log(`${reportOf(run.answers)}\nWritten to ${written.join(' and ')}.`);
    holds(run);
  });

  describe('with the double in its place', () => {
    let double: Auth0Double;
    let run: LiveRun;

    before(async () => {
      double = await startAuth0Double();
      const before = [...double.tenant.applications.keys()];
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' };
      double.fault({ kind: 'status', status: 429, headers, on: { method: 'GET', path: /fields=client_id/ } });
      run = await liveRun({ domain: double.url, ...double.machine }, { perSecond: 1000, burst: 1000 });
      assert.deepEqual([...double.tenant.applications.keys()], before, 'nothing is left');
    });

    after(() => double.stop());

    it('makes the recording', () => {
      holds(run);
    });

    it('answers every question', () => {
      const { answers } = run;
      assert.deepEqual(Object.keys(answers).sort(), Object.keys(questions).sort());
      assert.match(answers.invalidToken, /^401, /);
      assert.match(answers.unregisteredCallback, /^403, .*Callback URL mismatch/);
      assert.match(answers.tooManyRequests, /^429, .*x-ratelimit-reset: 0/);
      assert.match(answers.grantWithoutScopes, /^The grant is there; a token: yes, scope ""$/);
      assert.equal(answers.connectionsAtFirst, '0 of the tenant’s');
      assert.match(answers.secretLength, /^64, /);
      assert.match(answers.wrongSecret, /^401, /);
    });

    it('keeps no secret, no token and no name of others in it', () => {
      const text = JSON.stringify([run.recording, run.answers]);
      assert.doesNotMatch(text, /eyJ/);
      assert.ok(!text.includes(double.machine.clientSecret));
      assert.ok(!text.includes(new URL(double.url).host));
      assert.ok(!text.includes('OpenMetadata SSO in VS Code'), 'an application of the tenant’s own');
      assert.ok(!text.includes('"name":"google-oauth2"'), 'a connection of the tenant’s own');
      const secrets = text.match(/"client_secret":"[^"]*"/g) ?? [];
      assert.ok(secrets.length > 3);
      assert.deepEqual(
        secrets.filter((each) => !/"\(\d+ characters\)"$/.test(each)),
        [],
      );
    });
  });

  it('knows whether a secret comes with create:clients alone, where a token can have that alone', async () => {
    const answered = (json: JsonObject) => Promise.resolve({ status: 201, headers: new Headers(), json, items: [] });
    const asked = async (scopes: readonly string[], created: JsonObject): Promise<string> =>
      secretOnCreate(
        { machineToken: () => Promise.resolve({ token: 't', scopes }), manage: () => answered(created) },
        'x',
      );
    assert.equal(await asked(['create:clients'], { client_id: 'a' }), 'no');
    assert.equal(await asked(['create:clients'], { client_id: 'a', client_secret: 'b' }), 'yes');
    assert.equal(await asked(['create:clients'], {}), '201');
    assert.match(await asked(['create:clients', 'read:clients'], { client_id: 'a' }), /^not settled/);
  });

  it('leaves nothing behind where it fails half-way', async () => {
    const double = await startAuth0Double();
    const before = double.tenant.applications.size;
    double.fault({ kind: 'status', status: 500, on: { method: 'POST', path: /rotate-secret$/ } });
    await assert.rejects(liveRun({ domain: double.url, ...double.machine }, { perSecond: 1000, burst: 1000 }), /500/);
    assert.equal(double.tenant.applications.size, before);
    await double.stop();
  });
});

/** What a recording has to have in it, and what Auth0's OpenAPI has to say of it. */
function holds({ recording }: LiveRun): void {
  const lines = new Set(recording.map(({ method, template }) => `${method} ${template}`));
  assert.deepEqual(
    operations.filter((line) => !lines.has(line)),
    [],
  );
  assert.deepEqual(recording.flatMap(problemsOf), []);
}

/** Empty as well where the OpenAPI document is absent. What is asked wrongly on purpose is none. */
function problemsOf({ method, template, request, status, response }: Recorded): readonly string[] {
  const published = contract();
  const line = `${method} ${template}`;
  if (published === undefined || !/^\/(?:clients|connections|client-grants)/.test(template) || status >= 400) return [];
  const bodyProblem = request === undefined ? undefined : published.bodyProblem(line, request);
  const answerProblem = published.answerProblem(line, status, response);
  return [bodyProblem, answerProblem].flatMap((problem) => (problem === undefined ? [] : [`${line}: ${problem}`]));
}

function write({ recording, answers }: LiveRun): readonly string[] {
  const folder = join(projectRoot, 'test-results');
  mkdirSync(folder, { recursive: true });
  const files = [
    ['auth0-recording.json', JSON.stringify(recording, undefined, 2)],
    ['auth0-answers.md', reportOf(answers)],
  ] as const;
  return files.map(([name, text]) => {
    writeFileSync(join(folder, name), `${text}\n`);
    return `test-results/${name}`;
  });
}
