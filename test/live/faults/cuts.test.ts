import { halfAnswer, lostAnswer, lostRequest, type Fault } from '../../support/faultProxy';
import assert from 'node:assert/strict';
import { failureOf, valueOf } from '../sessions';
import { onEveryGround } from './ground';
import { secrets } from './scenarios';

const cuts: readonly (readonly [string, Fault])[] = [
  ['before Keycloak hears of it', lostRequest],
  ['after Keycloak has done its part', lostAnswer],
  ['in the middle of the answer', halfAnswer],
];

describe('a connection that breaks at any request', function () {
  this.timeout(600_000);

  onEveryGround((_, there) => {
    for (const [where, cut] of cuts) {
      it(`${where}: a repeat ends as if nothing had happened`, async () => {
        const ground = there();
        assert.ok(ground.requests.length > 0);
        for (const [index, line] of ground.requests.entries()) {
          // Half an answer to a question is no other than none.
          if (cut === halfAnswer && line.startsWith('GET')) continue;
          const round = await ground.begin();
          ground.proxy.strike(cut, index + 1);
          failureOf(await round.apply(), 'unreachable', secrets);
          assert.ok(ground.proxy.struck);
          ground.proxy.calm();
          await round.expectDone(valueOf(await round.apply()));
        }
      });
    }
  });
});
