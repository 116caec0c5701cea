import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { ok } from '../../../../../src/core/result';
import type { ClientDetails } from '../../../../../src/idp/directory';
import { credentialsOf } from '../../../../../src/vscode/commands/insert/credentials';
import { details } from '../../explorer/treeDouble';
import { tenantEntryDouble, tenantSessionDouble } from '../doubles';

const machine = details('vS7cOdE1mAcH2iNe3oWn4aCc5oUnT6xY', { label: 'SSO for VS Code', webOrigins: [] });

describe('the credentials that go into a file', () => {
  const read = async (client: ClientDetails) => {
    const session = { ...tenantSessionDouble(), client: () => Promise.resolve(ok(client)) };
    const place = { realm: 'acme.eu.auth0.com', client: client.clientId };
    const { signal } = new AbortController();
    const result = await credentialsOf({ entry: tenantEntryDouble, session }, place, envFile.read(''), signal);
    return { result, asked: session.calls };
  };

  it('are those of the client', async () => {
    const { result } = await read(machine);
    assert.ok(result.ok);
    assert.deepEqual([result.value.clientId, result.value.clientSecret], [machine.clientId, 'sesame']);
  });

  it('are never what the connection itself signs in with, whose secret is not even read', async () => {
    const { result, asked } = await read({ ...machine, ownAccount: true });
    assert.ok(!result.ok);
    assert.equal(
      result.error.message,
      'Application SSO for VS Code is the one that this connection itself signs in with.',
    );
    assert.match(result.error.nextStep, /OpenMetadata must not get the rights of this one/);
    assert.ok(!asked.includes('clientSecret'), asked.join());
  });
});
