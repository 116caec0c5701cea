import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { makeAuthority, terminateTls } from '../../support/certificates';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';

/** A name that only the proxy knows: a host of this machine would never be asked by way of a proxy. */
const host = 'keycloak.acme.example';

/** A proxy that leads this one name to a server of this machine, and remembers what it was asked for. */
async function startProxy(target: string): Promise<{ url: string; asked: string[]; stop: () => void }> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(target);
  const server = createServer((_request, response) => response.writeHead(501).end());
  server.on('connect', ({ url = '' }, client: Socket) => {
    asked.push(url);
    const onward = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const stop = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${own.toString()}`, asked, stop };
}

const setHttp = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('http').update(name, value, vscode.ConfigurationTarget.Global);

const add = (url: string): Thenable<ConnectionProfile | undefined> =>
  vscode.commands.executeCommand('openmetadata-sso.addConnection', {
    provider: 'keycloak',
    url,
    method: 'password',
    answers: { realm: 'master', username: keycloak.adminUser, password: keycloak.adminPassword },
  });

const remove = (connection: string): Thenable<void> =>
  vscode.commands.executeCommand('openmetadata-sso.removeConnection', { connection });

describe('the network of a connection', () => {
  const stops: (() => unknown)[] = [];

  afterEach(async () => {
    for (const name of ['proxy', 'noProxy', 'proxySupport']) await setHttp(name, undefined);
    for (const stop of stops.splice(0)) await stop();
  });

  it('goes through the proxy of VS Code’s settings, and not where they say so', async () => {
    const person = newPerson();
    const proxy = await startProxy(keycloak.url);
    stops.push(proxy.stop);
    await setHttp('proxy', proxy.url);
    const profile = await add(`http://${host}`);
    assert.equal(profile?.url, `http://${host}`, person.messages.join());
    assert.deepEqual([...new Set(proxy.asked)], [`${host}:80`]);

    const asked = proxy.asked.length;
    for (const [name, value] of [
      ['noProxy', [host]],
      ['proxySupport', 'off'],
    ] as const) {
      await setHttp(name, value);
      assert.equal(await add(`http://${host}`), undefined);
      assert.match(person.messages.at(-1) ?? '', /There is no host named keycloak\.acme\.example/);
      await setHttp(name, undefined);
    }
    assert.equal(proxy.asked.length, asked);
    await remove(profile.id);
  });

  it('trusts a CA file that the user chooses when it is needed, also behind a proxy', async () => {
    const authority = await makeAuthority();
    const tls = await terminateTls(keycloak.url, await authority.issue(host));
    const proxy = await startProxy(tls.url);
    stops.push(proxy.stop, () => tls.stop());
    await setHttp('proxy', proxy.url);
    const { showOpenDialog } = vscode.window;
    stops.push(() => Object.assign(vscode.window, { showOpenDialog }));
    Object.assign(vscode.window, { showOpenDialog: () => Promise.resolve([vscode.Uri.file(authority.pemFile)]) });

    const person = newPerson();
    const added = vscode.commands.executeCommand<ConnectionProfile | undefined>('openmetadata-sso.addConnection');
    await person.choose('Keycloak');
    await person.type(`https://${host}`);
    await person.choose('User and password');
    await person.type('master');
    await person.type(keycloak.adminUser);
    await person.type(keycloak.adminPassword);
    await person.choose('Choose CA File…');
    const profile = await added;
    assert.equal(profile?.url, `https://${host}`, person.messages.join());
    assert.ok(proxy.asked.includes(`${host}:443`));
    await remove(profile.id);
  });
});
