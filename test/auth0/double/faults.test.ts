import assert from 'node:assert/strict';
import { ask, manage, objectOf } from '../../support/auth0Double/client';
import { rateLimit } from '../../support/auth0Double/rateLimit';
import { withDouble } from './arrange';

const creating = { method: 'POST', path: /^\/api\/v2\/clients$/ };
const named = (name: string) => ({ name });

describe('the Auth0 double: what goes wrong', () => {
  it('answers with a status, for as many requests as it is told, and only for those that fit', () =>
    withDouble(async (double) => {
      double.fault({ on: creating, kind: 'status', status: 500, times: 2 });
      const statuses: number[] = [];
      for (let at = 0; at < 3; at += 1) {
        statuses.push((await manage(double, 'GET /clients')).status);
        statuses.push((await manage(double, 'POST /clients', named('Late'))).status);
      }
      assert.deepEqual(statuses, [200, 500, 200, 500, 200, 201]);
      const late = [...double.tenant.applications.values()].filter(({ name }) => name === 'Late');
      assert.equal(late.length, 1);
    }));

  it('goes on for ever, with a body and headers of the test’s own', () =>
    withDouble(async (double) => {
      const body = { statusCode: 429 };
      double.fault({ kind: 'status', status: 429, body, headers: { 'x-ratelimit-reset': '1' }, times: 'forever' });
      for (let at = 0; at < 3; at += 1) {
        const reply = await manage(double, 'GET /clients');
        assert.deepEqual([reply.status, reply.json, reply.headers.get('x-ratelimit-reset')], [429, body, '1']);
      }
    }));

  it('answers with a page, and leads elsewhere', () =>
    withDouble(async (double) => {
      double.fault({ kind: 'html' });
      double.fault({ kind: 'redirect', headers: { location: 'https://evil.example/' } });
      const page = await manage(double, 'GET /clients');
      assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
      const away = await manage(double, 'GET /clients');
      assert.deepEqual([away.status, away.headers.get('location')], [302, 'https://evil.example/']);
    }));

  it('breaks the connection before or after it did what it was asked', () =>
    withDouble(async (double) => {
      const names = (): readonly string[] => [...double.tenant.applications.values()].map(({ name }) => name);
      double.fault({ on: creating, kind: 'cut' });
      await assert.rejects(manage(double, 'POST /clients', named('Never heard of')));
      assert.equal(names().includes('Never heard of'), false);
      double.fault({ on: creating, kind: 'commit-then-cut' });
      await assert.rejects(manage(double, 'POST /clients', named('Made all the same')));
      assert.equal(names().includes('Made all the same'), true);
      assert.deepEqual(
        double.requests.map(({ method, status }) => [method, status]),
        [
          ['POST', 0],
          ['POST', 0],
        ],
      );
    }));

  it('hangs, and says when the request has come', () =>
    withDouble(async (double) => {
      double.fault({ on: creating, kind: 'hang' });
      const arrived = double.arrival(creating);
      const controller = new AbortController();
      const asked = fetch(`${double.url}/api/v2/clients`, { method: 'POST', signal: controller.signal });
      await arrived;
      assert.deepEqual(double.requests.at(-1), {
        method: 'POST',
        path: '/api/v2/clients',
        query: '',
        body: '',
        status: 0,
      });
      controller.abort();
      await assert.rejects(asked);
    }));

  it('answers what it does not know with 501, and remembers it', async () => {
    await assert.rejects(
      withDouble(async (double) => {
        assert.equal((await manage(double, 'GET /rules')).status, 501);
        assert.equal((await ask(`${double.url}/nowhere`)).status, 501);
        assert.equal(double.violations.length, 2);
      }),
      /GET \/api\/v2\/rules: the double has no such operation/,
    );
  });
});

describe('the Auth0 double: its rate limit', () => {
  it('lets a burst through, and then as many as are allowed in a second', () => {
    let now = 1_000_000;
    const limit = rateLimit(2, () => now);
    const take = (): string => {
      const { headers, refusal } = limit.take();
      const [remaining, reset] = [headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']];
      return `${refusal?.status.toString() ?? 'passes'}, ${remaining ?? ''} left, reset ${reset ?? ''}`;
    };
    assert.deepEqual(
      [take(), take(), take()],
      ['passes, 1 left, reset 1000', 'passes, 0 left, reset 1001', '429, 0 left, reset 1001'],
    );
    now += 500;
    assert.deepEqual([take(), take()], ['passes, 0 left, reset 1001', '429, 0 left, reset 1001']);
    now += 10_000;
    assert.deepEqual(
      [take(), take(), take()].map((text) => text.split(',')[0]),
      ['passes', 'passes', '429'],
    );
  });

  it('is that of the Management API only, and says what users see', () =>
    withDouble(
      async (double) => {
        assert.equal((await manage(double, 'GET /clients')).headers.get('x-ratelimit-limit'), '1');
        const refused = await manage(double, 'GET /clients');
        assert.equal(refused.status, 429);
        assert.deepEqual(objectOf(refused), {
          statusCode: 429,
          error: 'Too Many Requests',
          message: 'Global limit has been reached',
          errorCode: 'too_many_requests',
        });
        assert.equal((await ask(`${double.url}/.well-known/jwks.json`)).status, 200);
      },
      { requestsPerSecond: 1 },
    ));

  it('is off by default', () =>
    withDouble(async (double) => {
      const reply = await manage(double, 'GET /clients');
      assert.equal(reply.headers.get('x-ratelimit-limit'), null);
    }));
});
