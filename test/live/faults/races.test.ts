import assert from 'node:assert/strict';
import { meanwhile } from '../../support/faultProxy';
import { admin, storedClient } from '../arrange';
import { adminSession, calm, failureOf, planOf, requestFor, valueOf } from '../sessions';
import type { Session } from '../../../src/idp/provider';
import { groundFor, onEveryGround } from './ground';
import { secrets } from './scenarios';

describe('somebody else who is faster, at any request', function () {
  this.timeout(600_000);
  let other: Session;

  before(async () => {
    other = await adminSession();
  });

  onEveryGround((scenario, there) => {
    it('and does the same: it is done once, and both are told the truth', async () => {
      const ground = there();
      for (let nth = 1; nth <= ground.requests.length; nth += 1) {
        const round = await ground.begin();
        // Planned before anything is done, as ours was.
        const theirs = await planOf(other, scenario.request(round.realm));
        let theirResult: unknown;
        ground.proxy.strike(
          meanwhile(async () => {
            theirResult = await other.apply(theirs, () => undefined, calm);
          }),
          nth,
        );
        const ours = await round.apply();
        assert.ok(theirResult !== undefined, 'somebody else was there');
        ground.proxy.calm();
        if (ours.ok) {
          await round.expectDone(ours.value);
          continue;
        }
        // What was planned is not what is there any more, and that is said before anything is overwritten.
        failureOf(ours, 'conflict', secrets);
        const again = await round.apply();
        if (!again.ok) failureOf(again, 'conflict', secrets);
        await round.expectDone(valueOf(again.ok ? again : await round.planAgain()));
      }
    });
  });

  it('and makes another client of that name: theirs stays as it is', async () => {
    const scenario = {
      title: 'a set-up',
      request: (realm: string) => requestFor(realm, { name: 'OpenMetadata' }),
    };
    const ground = await groundFor(scenario);
    try {
      let overtaken = 0;
      for (let nth = 1; nth <= ground.requests.length; nth += 1) {
        const round = await ground.begin();
        const settings = { clientId: 'open-metadata', redirectUris: ['https://theirs.acme.example/*'] };
        let theirs: unknown;
        ground.proxy.strike(
          meanwhile(async () => {
            const there = await admin('GET', `/${round.realm}/clients?clientId=open-metadata`);
            if ((there as readonly unknown[]).length > 0) return;
            await admin('POST', `/${round.realm}/clients`, settings);
            theirs = await storedClient(round.realm, 'open-metadata');
          }),
          nth,
        );
        const ours = await round.apply();
        if (theirs === undefined) {
          await round.expectDone(valueOf(ours));
          continue;
        }
        overtaken += 1;
        failureOf(ours, 'conflict');
        assert.deepEqual(await storedClient(round.realm, 'open-metadata'), theirs);
        failureOf(await round.apply(), 'conflict');
        assert.deepEqual(await storedClient(round.realm, 'open-metadata'), theirs);
      }
      assert.ok(overtaken > 0);
    } finally {
      await ground.end();
    }
  });
});
