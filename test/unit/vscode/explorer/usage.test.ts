import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConnectionProfile } from '../../../../src/idp/connection';
import { providers } from '../../../../src/provisioning/providers';
import { usageOf } from '../../../../src/vscode/explorer/usage';
import { valuesFile } from './treeDouble';

const profile: ConnectionProfile = {
  id: 'acme',
  provider: 'keycloak',
  url: 'https://sso.acme.example',
  method: 'password',
  answers: {},
  account: 'alice',
};
const realm = { connection: 'acme', realm: 'Data-sec' };
const client = { ...realm, client: 'open-metadata' };

describe('usage', () => {
  const file = valuesFile('values.yaml', 'open-metadata');
  const usage = usageOf([file], [profile], providers);

  it('leads from a client and from its realm to the file, and back', () => {
    assert.deepEqual(usage.of(client), [file]);
    assert.deepEqual(usage.of(realm), [file]);
    assert.deepEqual(usage.of({ ...realm, client: 'other' }), []);
    assert.deepEqual(usage.placeOf(file), client);
  });

  it('knows what differs, so that nothing else is drawn again', () => {
    const same = usageOf([valuesFile('values.yaml', 'open-metadata')], [profile], providers);
    assert.deepEqual(same.differences(usage), []);
    const other = usageOf([valuesFile('values.yaml', 'other')], [profile], providers);
    assert.deepEqual(other.differences(usage), [client, { ...realm, client: 'other' }]);
    const administrators = usageOf([valuesFile('values.yaml', 'open-metadata', ['ada'])], [profile], providers);
    assert.deepEqual(administrators.differences(usage), [realm]);
    assert.deepEqual(usageOf([], [profile], providers).differences(usage), [realm, client]);
  });

  it('leads nowhere without a connection', () => {
    assert.equal(usageOf([file], [], providers).placeOf(file), undefined);
  });
});
