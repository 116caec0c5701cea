import { halfAnswer, lostAnswer, lostRequest, type Fault } from '../../support/faultProxy';
import assert from 'node:assert/strict';
import { failureOf, valueOf } from '../sessions';
import { groundFor, type Ground } from './ground';
import { scenarios, secrets } from './scenarios';

const cuts: readonly (readonly [string, Fault])[] = [
  ['before Keycloak hears of it', lostRequest],
  ['after Keycloak has done its part', lostAnswer],
  ['in the middle of the answer', halfAnswer],
];

describe('a connection that breaks at any request', function () {
  this.timeout(120_000);

  for (const scenario of scenarios) {
    describe(`of ${scenario.title}`, () => {
      let ground: Ground | undefined;

      before(async () => {
        ground = await groundFor(scenario);
      });

      after(() => ground?.end());

      for (const [where, cut] of cuts) {
        it(`${where}: a repeat ends as if nothing had happened`, async () => {
          assert.ok(ground !== undefined && ground.requests.length > 0);
          for (let nth = 1; nth <= ground.requests.length; nth += 1) {
            const round = await ground.begin();
            ground.proxy.strike(cut, nth);
            failureOf(await round.apply(), 'unreachable', secrets);
            assert.ok(ground.proxy.struck);
            ground.proxy.calm();
            await round.expectDone(valueOf(await round.apply()));
          }
        });
      }
    });
  }
});
