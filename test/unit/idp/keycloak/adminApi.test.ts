import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { keycloakClient } from '../../../../scripts/keycloakClient.mjs';
import type { adminApi } from '../../../../src/idp/keycloak/adminApi';
import { ok } from '../../../../src/core/result';
import { serveHttp } from '../../../support/loopback';

describe('the Admin API', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmetadata-sso-admin-api-'));
  let bundled: { readonly adminApi: typeof adminApi };

  // As it is in the extension: the library behind it is another one there.
  before(async () => {
    const outfile = join(folder, 'adminApi.mjs');
    const entryPoints = [resolve(import.meta.dirname, '../../../../src/idp/keycloak/adminApi.ts')];
    const bundle = { bundle: true, platform: 'node', format: 'esm' } as const;
    await build({ entryPoints, outfile, ...bundle, plugins: [keycloakClient], logLevel: 'silent' });
    bundled = (await import(pathToFileURL(outfile).href)) as typeof bundled;
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function askedOf(answer: (response: ServerResponse) => void): Promise<ReturnType<typeof realms>> {
    const server = await serveHttp((_, response) => {
      answer(response);
    });
    try {
      return await realms(server.url);
    } finally {
      await server.stop();
    }
  }

  const realms = (url: string) => {
    const tokens = { get: () => Promise.resolve(ok('token')), forget: () => undefined };
    const api = bundled.adminApi({ url, account: 'admin', tokens, timeout: 60_000, log: () => undefined });
    const operation = { doing: 'list the realms', realm: 'master', role: 'view-realm' };
    return api.call(operation, new AbortController().signal, (client) => client.realms.find());
  };

  it('reads what Keycloak answers', async () => {
    const answer = await askedOf((response) => response.end(JSON.stringify([{ realm: 'ä'.repeat(1_000_000) }])));
    assert.equal(answer.ok ? answer.value[0]?.realm?.length : answer.error.message, 1_000_000);
  });

  for (const status of [200, 404]) {
    it(`does not read an answer without end any further (HTTP ${status.toString()})`, async () => {
      let closed: Promise<unknown> = Promise.resolve();
      const answer = await askedOf((response) => {
        closed = once(response, 'close');
        response.writeHead(status, { 'content-type': 'application/json' });
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(100_000)));
        };
        response.on('drain', more);
        more();
      });
      await closed;
      assert.equal(answer.ok ? undefined : answer.error.kind, 'unexpected');
      assert.match(answer.ok ? '' : answer.error.message, /answered with more than an identity provider ever does/);
    });
  }
});
