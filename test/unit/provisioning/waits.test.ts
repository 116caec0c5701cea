import assert from 'node:assert/strict';
import { it } from 'mocha';
import { ok } from '../../../src/core/result';
import type { SessionHost } from '../../../src/idp/connection';
import { createConnections } from '../../../src/provisioning/connections';
import { entryDouble, providerDouble, sessionDouble } from '../vscode/commands/doubles';
import { rememberingHost } from './rememberingHost';

it('connections hand on why their requests wait, each by itself', async () => {
  const hosts: SessionHost[] = [];
  const provider = {
    ...providerDouble,
    connect: (url: string, _method: string, _answers: unknown, host: SessionHost) => {
      hosts.push(host);
      return Promise.resolve(ok(sessionDouble(url)));
    },
  };
  const told: { readonly source: object; readonly why: string | undefined }[] = [];
  const { host } = rememberingHost([{ ...entryDouble, load: () => Promise.resolve(provider) }]);
  const connections = createConnections({ ...host, waits: (source, why) => told.push({ source, why }) });
  const signIn = { provider: 'keycloak', method: 'password', answers: {} } as const;
  for (const url of ['https://one.example', 'https://other.example'])
    assert.ok((await connections.add({ ...signIn, url }, new AbortController().signal)).ok);
  for (const each of hosts) each.waits?.('It asks to wait 3 seconds');
  hosts[0]?.waits?.(undefined);
  assert.deepEqual(
    told.map(({ why }) => why),
    ['It asks to wait 3 seconds', 'It asks to wait 3 seconds', undefined],
  );
  assert.notEqual(told[0]?.source, told[1]?.source);
  assert.equal(told[0]?.source, told[2]?.source);
});
