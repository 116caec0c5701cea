import assert from 'node:assert/strict';
import type { Failure } from '../../src/idp/failure';
import type { Fault } from '../support/auth0Double/faults';
import { onEveryGround } from './faults/ground';
import { administrator, theirs } from './faults/scenarios';
import { failureOf, valueOf } from './sessions';

const secrets = [administrator.password, theirs.client_secret];

const faults: readonly (readonly [string, Failure['kind'], Fault])[] = [
  ['a connection that breaks before Auth0 hears of it', 'unreachable', { kind: 'cut' }],
  ['a connection that breaks after Auth0 has done its part', 'unreachable', { kind: 'commit-then-cut' }],
  ['an Auth0 in trouble', 'unexpected', { kind: 'status', status: 500 }],
  ['an Auth0 under maintenance', 'unexpected', { kind: 'status', status: 503 }],
  ['a proxy without a server', 'unexpected', { kind: 'html', status: 502 }],
  ['a page that looks like success', 'unexpected', { kind: 'html' }],
  ['a redirect', 'unexpected', { kind: 'redirect' }],
  ['an answer of another kind', 'unexpected', { kind: 'status', status: 200, body: { hello: 'world' } }],
];

describe('a fault at any request to Auth0', () => {
  onEveryGround((_, there) => {
    for (const [what, kind, fault] of faults) {
      it(`${what}: it is told, and a repeat ends as if nothing had happened`, async () => {
        const ground = there();
        assert.ok(ground.requests.length > 0);
        for (const [index, line] of ground.requests.entries()) {
          // Nobody looks at the answer where there is nothing to tell.
          if (isStrange(fault) && (line.startsWith('DELETE') || line.includes('/connections/'))) continue;
          const round = await ground.begin();
          ground.before(index + 1, () => {
            ground.double.fault(fault);
          });
          failureOf(await round.apply(), kind, secrets);
          round.expectDone(valueOf(await round.apply()));
        }
      });
    }

    it('no answer, until the user gives up: a repeat ends as if nothing had happened', async () => {
      const ground = there();
      for (const [index, line] of ground.requests.entries()) {
        const round = await ground.begin();
        const stop = new AbortController();
        ground.before(index + 1, () => {
          ground.double.fault({ kind: 'hang' });
          void ground.double.arrival({ method: line.split(' ')[0] ?? '', path: /^/ }).then(() => {
            stop.abort();
          });
        });
        failureOf(await round.apply(stop.signal), 'cancelled', secrets);
        round.expectDone(valueOf(await round.apply()));
      }
    });

    it('a token that expires, or a rate limit that is used up: the run goes on by itself', async () => {
      const ground = there();
      for (const [index, line] of ground.requests.entries()) {
        if (!line.includes('/api/v2/')) continue;
        const acts = [
          () => {
            ground.double.expireTokens();
          },
          () => {
            ground.double.fault({ kind: 'status', status: 429, headers: { 'x-ratelimit-remaining': '0' } });
          },
        ];
        for (const act of acts) {
          const round = await ground.begin();
          const before = ground.double.requests.length;
          ground.before(index + 1, act);
          round.expectDone(valueOf(await round.apply()));
          assert.ok(ground.double.requests.slice(before).some(({ status }) => status === 401 || status === 429));
        }
      }
    });

    it('somebody else who is faster and does the same: it is done once, and a repeat says so', async () => {
      const ground = there();
      const firstWrite = ground.requests.findIndex((line) => /^(?:POST|PATCH|DELETE)/.test(line));
      const creates = ground.requests[firstWrite] === 'POST /api/v2/clients';
      // Auth0 takes two applications of a name: see "two are made at the same moment".
      const last = creates ? firstWrite : firstWrite + 1;
      assert.ok(last > 0);
      for (let nth = 1; nth <= last; nth += 1) {
        const round = await ground.begin();
        ground.before(nth, () => {
          ground.finish();
        });
        const ours = await round.apply();
        if (!ours.ok) assert.match(ours.error.kind, /^(?:conflict|not-found)$/, JSON.stringify(ours));
        round.expectDone(ours.ok ? ours.value : valueOf(await round.apply()));
      }
    });

    it('a scope that somebody has taken away: it is named, and a repeat with it goes on', async () => {
      const ground = there();
      for (const [index, line] of ground.requests.entries()) {
        if (!/^(?:POST|PATCH|DELETE) \/api/.test(line)) continue;
        const round = await ground.begin();
        ground.before(index + 1, () => {
          const body = {
            statusCode: 403,
            error: 'Forbidden',
            message: 'Insufficient scope, expected any of: update:everything',
            errorCode: 'insufficient_scope',
          };
          const on = { method: line.split(' ')[0] ?? '', path: /^\/api/ };
          // It is asked again with a new token, which might have it.
          ground.double.fault({ on, kind: 'status', status: 403, body, times: 2 });
        });
        const failure = failureOf(await round.apply(), 'forbidden', secrets);
        assert.match(failure.message, /the scope [a-z_]+:[a-z_]+\.$/);
        round.expectDone(valueOf(await round.apply()));
      }
    });
  });
});

const isStrange = ({ status, body }: Fault): boolean => status === 200 && body !== undefined;
