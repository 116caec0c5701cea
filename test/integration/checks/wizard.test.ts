import assert from 'node:assert/strict';
import { storedSecret } from '../../support/keycloakAdmin';
import { closeAll, showNew } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { arrangeRealm, checkLens, clearAway, clientId, liveProblems, run } from './arrange';

const realm = 'Wizard';

describe('the end of Set Up Single Sign-On', function () {
  // Every answer waits for Keycloak.
  this.timeout(120_000);

  before(async () => {
    await arrangeRealm(realm);
  });
  afterEach(closeAll);
  after(() => clearAway(realm));

  it('says in its one message that sign-in is ready, because that was checked', async () => {
    const { document } = await showNew('server.env', 'AUTHENTICATION_PROVIDER=basic\n');
    const person = newPerson();
    const done = run('setUpSingleSignOn');
    for (const answer of [new URL(keycloak.url).host, realm, 'Authorization code']) await person.choose(answer);
    await person.type();
    for (const answer of [`Use ${clientId}`, 'Nobody now', 'Apply']) await person.choose(answer);
    await done;
    const secret = (await storedSecret(keycloak, realm, clientId)) ?? '?';
    assert.ok(document.getText().includes(secret));
    assert.equal(person.messages.length, 1, person.messages.join('\n'));
    assert.match(
      person.messages.join(),
      /^Client open-metadata is ready, and server\.env has its settings\. .*Sign-in is ready \(\d+ checks passed(, \d+ skipped)?(, \d+ notes?)?\)\.$/,
    );
    assert.ok(!person.messages.join().includes(secret));
    assert.deepEqual(await liveProblems(document), []);
    assert.match((await checkLens(document)) ?? '', /^✓ \d+ checks passed/);
  });
});
