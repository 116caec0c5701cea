import assert from 'node:assert/strict';
import { auth0Provider } from '../../src/idp/auth0/auth0';
import { freeTenant } from '../../src/idp/auth0/pace';
import {
  calm,
  connectTo,
  failureOf,
  instantClock,
  newProvider,
  realmOf,
  recordingHost,
  requestFor,
  valueOf,
  withDouble,
} from './sessions';

const clients = { method: 'GET', path: /^\/api\/v2\/clients\?/ };
const tooMany = {
  statusCode: 429,
  error: 'Too Many Requests',
  message: 'Global limit has been reached',
  errorCode: 'too_many_requests',
};

describe('the rate limit of Auth0', () => {
  const double = withDouble();
  const asked = (path: string): number => double().requests.filter((each) => each.path === path).length;

  it('once: waits until the second that Auth0 names, says so, and goes on', async () => {
    const clock = instantClock();
    const host = recordingHost();
    const session = await connectTo(double(), host, newProvider(clock));
    const reset = Math.floor(Date.now() / 1000) + 7;
    const headers = { 'x-ratelimit-reset': reset.toString() };
    double().fault({ on: clients, kind: 'status', status: 429, body: tooMany, headers });
    assert.ok((await session.clients(realmOf(double()), calm)).ok);
    assert.equal(asked('/api/v2/clients'), 2);
    const [waited = 0, ...others] = clock.waited;
    assert.ok(waited >= 6000 && waited <= 7000, waited.toString());
    assert.deepEqual(others, []);
    assert.match(host.waited[0] ?? '', /^Auth0 asks to wait [67] seconds$/);
    assert.deepEqual(host.waited.slice(1), [undefined]);
  });

  it('once, at a request that creates something: it is created once', async () => {
    const session = await connectTo(double());
    double().fault({ on: { method: 'POST', path: /clients$/ }, kind: 'status', status: 429, body: tooMany });
    const plan = valueOf(await session.plan(requestFor(double()), calm));
    valueOf(await session.apply(plan, () => undefined, calm));
    const named = [...double().tenant.applications.values()].filter(({ name }) => name === 'OpenMetadata');
    assert.equal(named.length, 1);
  });

  it('forever: a clear failure after four tries', async () => {
    const clock = instantClock();
    const host = recordingHost();
    const session = await connectTo(double(), host, newProvider(clock));
    double().fault({ on: clients, kind: 'status', status: 429, body: tooMany, times: 'forever' });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'unexpected');
    assert.match(failure.message, /sent the request back, 4 times, because its rate limit is used up/);
    assert.equal(failure.serverWords, 'Global limit has been reached');
    assert.equal(asked('/api/v2/clients'), 4);
    assert.deepEqual(clock.waited, [1000, 2000, 4000]);
    assert.equal(host.waited.at(-1), undefined);
  });

  it('for longer than anybody waits: a clear failure at once', async () => {
    const clock = instantClock();
    const session = await connectTo(double(), recordingHost(), newProvider(clock));
    const headers = { 'retry-after': '900' };
    double().fault({ on: clients, kind: 'status', status: 429, body: tooMany, headers });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'unexpected');
    assert.match(failure.nextStep, /^Wait 15 minutes/);
    assert.equal(asked('/api/v2/clients'), 1);
    assert.deepEqual(clock.waited, []);
    // Whoever asks next is answered.
    assert.ok((await session.clients(realmOf(double()), calm)).ok);
  });

  it('lets nobody ask who has given up while waiting for it', async () => {
    const cancel = new AbortController();
    const host = {
      ...recordingHost(),
      waits() {
        cancel.abort();
      },
    };
    const session = await connectTo(double(), host);
    const headers = { 'retry-after': '30' };
    double().fault({ on: clients, kind: 'status', status: 429, body: tooMany, headers });
    failureOf(await session.clients(realmOf(double()), cancel.signal), 'cancelled');
    assert.equal(asked('/api/v2/clients'), 1);
  });

  it('is shared by all connections to a tenant', async () => {
    const clock = instantClock();
    const provider = auth0Provider({ timeout: 10_000, pace: { ...freeTenant, clock } });
    const sessions = [
      await connectTo(double(), recordingHost(), provider),
      await connectTo(double(), recordingHost(), provider),
    ];
    const results = await Promise.all(
      [...sessions, ...sessions].map((session) => session.clients(realmOf(double()), calm)),
    );
    assert.ok(results.every(({ ok }) => ok));
    assert.deepEqual(clock.waited, [500, 500, 500]);
  });
});

describe('a free tenant of Auth0', function () {
  const double = withDouble({ requestsPerSecond: 2 });

  it('sends nothing back: a list, a plan and a set-up keep to its two requests a second', async () => {
    const host = recordingHost();
    const provider = auth0Provider({ timeout: 10_000 });
    const session = await connectTo(double(), host, provider);
    const [listed, plan] = await Promise.all([
      session.clients(realmOf(double()), calm),
      session.plan(requestFor(double()), calm),
    ]);
    assert.ok(listed.ok);
    valueOf(await session.apply(valueOf(plan), () => undefined, calm));
    assert.deepEqual(
      double().requests.filter(({ status }) => status === 429),
      [],
    );
    assert.ok(double().requests.filter(({ path }) => path.startsWith('/api/v2/')).length > 4);
  });
});
