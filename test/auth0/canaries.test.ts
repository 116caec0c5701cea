import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { envFile } from '../../src/core/formats/envFile/envFile';
import { signInOf } from '../../src/core/signIn';
import type { Result } from '../../src/core/result';
import { instructions } from '../../src/idp/auth0/instructions';
import type { Applied, ChangeRequest, ClientPlace, SetUpRequest } from '../../src/idp/change';
import type { Failure } from '../../src/idp/failure';
import type { Session } from '../../src/idp/provider';
import { createKnown } from '../../src/provisioning/known';
import { namesOf } from '../../src/provisioning/names';
import { providers } from '../../src/provisioning/providers';
import { planPage } from '../../src/vscode/commands/plan/planPage';
import { requestText } from '../../src/vscode/commands/plan/requestText';
import type { Auth0Double } from '../support/auth0Double/auth0Double';
import { leaksIn, type Canary } from '../support/canaries';
import { configuredFile } from '../support/configuredFile';
import { calm, machineAnswers, newProvider, realmOf, recordingHost, requestFor, valueOf, withDouble } from './sessions';

const administrator = {
  username: 'ada@example.com',
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'canary pass-word 1!',
};
const newPassword = 'another canary 2!';
const wrongSecret = 'canary-of-a-wrong-secret';

/** What a person gets to see of one day's work, by where it stands, and the files that come of it. */
interface Seen {
  readonly texts: Readonly<Record<string, string>>;
  readonly folder: string;
}

describe('secrets and tokens of Auth0', () => {
  const double = withDouble();
  const fetchItself = globalThis.fetch;
  let canaries: Canary[];
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'canaries-'));
    canaries = [
      { name: 'machine’s secret', value: double().machine.clientSecret },
      { name: 'wrong secret', value: wrongSecret },
      { name: 'password', value: administrator.password },
      { name: 'new password', value: newPassword },
    ];
    globalThis.fetch = async (input, init) => {
      const response = await fetchItself(input, init);
      const text = await response.clone().text();
      for (const [, name = '', value = ''] of text.matchAll(/"(access_token|client_secret)":"([^"]+)"/g)) {
        if (!canaries.some((canary) => canary.value === value)) canaries.push({ name, value });
      }
      return response;
    };
  });

  afterEach(() => {
    globalThis.fetch = fetchItself;
    rmSync(folder, { recursive: true });
  });

  it('are in no log line, failure, plan, page, profile or URL, and in no file but the env file', async () => {
    const { texts, secrets } = await aDay(double(), folder);
    const known = canaries.map(({ name }) => name);
    for (const name of ['access_token', 'client_secret']) assert.ok(known.includes(name), name);
    assert.equal(new Set(secrets).size, 2, 'an application secret, and the one that replaced it');
    assert.ok(secrets.every((secret) => canaries.some(({ value }) => value === secret)));
    const own = new Set(secrets);
    assert.deepEqual(
      leaksIn(
        texts,
        folder,
        canaries.filter(({ value }) => !own.has(value)),
      ),
      [],
    );
    const ofFiles = leaksIn(
      texts,
      folder,
      canaries.filter(({ value }) => own.has(value)),
    );
    assert.deepEqual(ofFiles, ['the client_secret in openmetadata.env']);
  });

  it('are in no failure whose words Auth0, or what stands in its place, repeats them in', async () => {
    const failures: Failure[] = [];
    const host = recordingHost();
    const session = valueOf(await connect(double(), host));
    const token = canaries.find(({ name }) => name === 'access_token')?.value ?? '';
    assert.notEqual(token, '');
    const words = `no: ${token} ${double().machine.clientSecret}`;
    const bodies = [
      { statusCode: 400, error: 'Bad Request', message: words, errorCode: 'invalid_body' },
      { error: 'access_denied', error_description: words },
      words,
    ];
    for (const status of [400, 401, 403, 404, 409, 500]) {
      for (const body of bodies) {
        // After the first 401 the machine signs in again.
        double().fault({ kind: 'status', status, body, on: list, times: status === 401 ? 2 : 1 });
        failures.push(failureIn(await session.clients(realmOf(double()), calm)));
        double().fault({ kind: 'html', status, body: `<p>${words}</p>`, on: list, times: status === 401 ? 2 : 1 });
        failures.push(failureIn(await session.clients(realmOf(double()), calm)));
      }
    }
    for (const body of bodies) {
      double().fault({ kind: 'status', status: 401, body });
      failures.push(failureIn(await connect(double(), host, wrongSecret)));
    }
    const texts = { 'in a failure': JSON.stringify(failures), 'in the log': host.lines.join('\n') };
    assert.deepEqual(leaksIn(texts, folder, canaries), []);
  });

  it('are not told of a pasted token either, whatever is wrong with it', async () => {
    const host = recordingHost();
    const audience = 'https://other.eu.auth0.com/api/v2/';
    const pasted = [
      double().pastedToken(),
      double().pastedToken({ lifetime: -60 }),
      double().pastedToken({ audience }),
      double().pastedToken({ scopes: [] }),
      `${double().pastedToken()}forged`,
      'not-a-token-but-something-secret',
    ];
    const told: unknown[] = [];
    for (const token of pasted) {
      canaries.push({ name: 'pasted token', value: token }, { name: 'pasted token', value: token.slice(-40) });
      const result = await newProvider().connect(double().url, 'token', { token }, host, calm);
      told.push(result.ok ? result.value.profile : result.error);
      if (result.ok) {
        told.push(
          await result.value.clients(realmOf(double()), calm),
          await result.value.missingRoles(realmOf(double()), calm),
        );
      }
    }
    const texts = {
      'in what is told': JSON.stringify(told),
      'in the log': host.lines.join('\n'),
      'in a URL': urlsOf(double()),
    };
    assert.deepEqual(leaksIn(texts, folder, canaries), []);
  });

  it('would have been found in each of these places', async () => {
    const name = 'plantedtext';
    const { texts } = await aDay(double(), folder, name);
    const found = leaksIn(texts, folder, [{ name: 'text', value: name }]);
    const expected = Object.keys(texts).filter((where) => !withoutNames.has(where));
    for (const where of expected) assert.ok(found.includes(`the text ${where}`), where);
    writeFileSync(join(folder, 'planted'), `x${name}x`);
    assert.ok(leaksIn({}, folder, [{ name: 'text', value: name }]).includes('the text in planted'));
  });
});

const list = { method: 'GET', path: /^\/api\/v2\/clients/ };

/** Places into which no name of an application gets. */
const withoutNames: ReadonlySet<string> = new Set(['in the log', 'in a profile', 'in why it waits']);

const connect = (
  double: Auth0Double,
  host = recordingHost(),
  clientSecret = double.machine.clientSecret,
): Promise<Result<Session, Failure>> =>
  newProvider().connect(double.url, 'machine', { ...machineAnswers(double), clientSecret }, host, calm);

function failureIn(result: Result<unknown, Failure>): Failure {
  assert.ok(!result.ok, 'a failure');
  return result.error;
}

/** The query is where secrets would get into the logs of others. */
const urlsOf = ({ requests }: Auth0Double): string =>
  requests.map(({ method, path, query }) => `${method} ${path}${query}`).join('\n');

/**
 * What somebody does who sets up OpenMetadata twice, looks at it, checks it, and rotates the secret, with what goes wrong on
 * the way.
 */
async function aDay(
  double: Auth0Double,
  folder: string,
  name = 'OpenMetadata',
): Promise<Seen & { readonly secrets: readonly string[] }> {
  const host = recordingHost();
  const realm = realmOf(double);
  const pages: string[] = [];
  const failures: Failure[] = [];
  const shown: unknown[] = [];
  const secrets: string[] = [];
  failures.push(failureIn(await connect(double, host, wrongSecret)));
  const session = valueOf(await connect(double, host));
  const names = namesOf({ providers, known: createKnown() }, session.profile);

  async function apply<Request extends ChangeRequest>(request: Request): Promise<Applied<Request>> {
    const plan = valueOf(await session.plan(request, calm));
    pages.push(planPage(plan, session, names), requestText(plan, session, names));
    shown.push(plan.steps, plan.warnings, plan.importable);
    return valueOf(await session.apply(plan, (step) => shown.push(step), calm));
  }

  const confidential = requestFor(double, { administrator, client: name });
  const single: SetUpRequest = { ...confidential, flow: 'implicit', client: `${name} in the browser` };
  const applied = await apply(confidential);
  const inBrowser = await apply(single);
  await apply({ ...confidential, client: applied.clientId });
  secrets.push(applied.clientSecret ?? '');
  const place = { realm, clientId: applied.clientId };
  writeFiles(folder, confidential, applied);
  shown.push(await look(session, place, administrator.email, name));
  shown.push(await look(session, { realm, clientId: inBrowser.clientId }, administrator.email, name));
  shown.push(await check(session, folder), instructions(confidential), instructions(single));

  secrets.push((await apply({ kind: 'renew-secret', ...place })).clientSecret);
  await apply({ kind: 'allow-settings-test', ...place });
  await apply({ kind: 'set-password', realm, username: administrator.email, password: newPassword, temporary: false });
  // The file still has the secret from before.
  shown.push(await check(session, folder));

  const refusals: readonly object[] = [
    { kind: 'status', status: 500 },
    { kind: 'cut' },
    { kind: 'html' },
    { kind: 'redirect' },
    { kind: 'status', status: 429, headers: { 'x-ratelimit-reset': '0' } },
  ];
  for (const fault of refusals) {
    double.fault({ kind: 'cut', on: { method: 'GET', path: /clients/ }, ...fault });
    const plan = await session.plan({ kind: 'renew-secret', ...place }, calm);
    if (!plan.ok) failures.push(plan.error);
  }
  failures.push(failureIn(await session.plan({ ...confidential, client: `${name}<` }, calm)));
  return {
    secrets,
    folder,
    texts: {
      'in a page': pages.join('\n'),
      'in what is shown': JSON.stringify(shown),
      'in a failure': JSON.stringify(failures),
      'in the log': host.lines.join('\n'),
      'in why it waits': host.waited.join('\n'),
      'in a profile': JSON.stringify(session.profile),
      'in a URL': urlsOf(double),
    },
  };
}

/** What the tree, the pickers and the preview show. */
async function look(session: Session, { realm, clientId }: ClientPlace, username: string, search: string) {
  return [
    await session.realms(calm),
    await session.missingRoles(realm, calm),
    await session.clients(realm, calm),
    await session.client(realm, clientId, calm),
    await session.users(realm, { search, first: 0, limit: 100 }, calm),
    await session.endpoints(realm, calm),
    await session.idToken(realm, clientId, username, 'openid email profile', calm),
    session.consoleUrl(realm, clientId),
    session.serverLabel,
  ];
}

/** What the live checks say of the env file, which holds the secret. */
async function check(session: Session, folder: string): Promise<unknown> {
  const subject = signInOf(envFile.read(readFileSync(join(folder, 'openmetadata.env'), 'utf8')));
  assert.ok(subject?.clientSecret !== undefined, 'the file has the secret');
  const outcomes = await newProvider().probe(subject, calm);
  return JSON.stringify([outcomes, await session.inspect(subject, realmOf({ url: session.profile.url }), calm)]);
}

/** One of each format; only the env file is to hold the secret. */
function writeFiles(folder: string, request: SetUpRequest, applied: Applied<SetUpRequest>): void {
  for (const sample of ['sample/openmetadata.yaml', 'sample/values.yaml', 'sample/docker/openmetadata.env']) {
    writeFileSync(join(folder, basename(sample)), configuredFile(sample, 'auth0', request, applied).text);
  }
}
