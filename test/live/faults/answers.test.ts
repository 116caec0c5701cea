import assert from 'node:assert/strict';
import type { Failure } from '../../../src/idp/failure';
import { answerWith, hang, type Fault } from '../../support/faultProxy';
import { serveHttp, type LoopbackServer } from '../../support/loopback';
import { failureOf, valueOf } from '../sessions';
import { onEveryGround } from './ground';
import { secrets } from './scenarios';

const html = { 'content-type': 'text/html' };

describe('something between us and Keycloak that answers in its place, at any request', function () {
  this.timeout(600_000);
  let login: LoopbackServer;
  const followed: string[] = [];

  before(async () => {
    login = await serveHttp((request, response) => {
      followed.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      response.setHeader('content-type', 'text/html').end('<html>Log in</html>');
    });
  });

  after(() => login.stop());

  const faults = (cancel: () => void): readonly (readonly [string, Failure['kind'], Fault])[] => [
    [
      'a Keycloak in trouble',
      'unexpected',
      answerWith(500, { 'content-type': 'application/json' }, '{"error":"unknown_error"}'),
    ],
    ['a proxy without a server', 'unexpected', answerWith(502, html, '<html>Bad gateway</html>')],
    ['a page that looks like success', 'unexpected', answerWith(200, html, '<html>Welcome</html>')],
    ['a redirect to a login page', 'unexpected', answerWith(302, { location: `${login.url}/login` }, '')],
    ['no answer, until the user gives up', 'cancelled', hang(cancel)],
  ];

  onEveryGround((_, there) => {
    it('one after the other, and for good: each is told, and a repeat ends as if nothing had happened', async () => {
      const ground = there();
      for (let nth = 1; nth <= ground.requests.length; nth += 1) {
        const round = await ground.begin();
        const stop = new AbortController();
        let met = 0;
        for (const [what, kind, fault] of faults(() => {
          stop.abort();
        })) {
          // From this request on nothing gets through, so trying again fails as well. What an earlier try has done is
          // not done again, so a later one may have fewer requests.
          ground.proxy.strike(fault, nth, { onwards: true });
          const result = await round.apply(stop.signal);
          if (result.ok) {
            assert.ok(!ground.proxy.struck, `${what} is told at request ${nth.toString()}`);
            break;
          }
          met += 1;
          failureOf(result, kind, secrets);
        }
        assert.ok(met > 0);
        ground.proxy.calm();
        await round.expectDone(valueOf(await round.apply()));
      }
      assert.deepEqual(followed, [], 'no redirect was followed');
    });
  });
});
