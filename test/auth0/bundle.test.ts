import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { auth0Client } from '../../scripts/auth0Client.mjs';
import type * as Auth0 from '../../src/idp/auth0/auth0';
import { projectRoot } from '../support/cache';
import { calm, make, realmOf, requestFor, connectMachine, valueOf, withDouble } from './sessions';

const administrator = {
  username: 'ada@example.com',
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-Temporary!',
};

describe('Auth0’s SDK as it is bundled, without what nobody calls', () => {
  const double = withDouble();
  let folder: string;
  let bundled: typeof Auth0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bundled-'));
    const outfile = join(folder, 'auth0.cjs');
    const entry = join(projectRoot, 'src/idp/auth0/auth0.ts');
    const { metafile } = await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      plugins: [auth0Client],
      metafile: true,
    });
    const sizes = Object.entries(metafile.inputs).filter(([path]) => path.includes('/auth0/dist/'));
    assert.ok(sizes.length > 40, 'the SDK is in it');
    bundled = createRequire(import.meta.url)(outfile) as typeof Auth0;
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes every request that there is', async () => {
    const pace = { perSecond: 1000, burst: 1000 };
    const provider = bundled.auth0Provider({ timeout: 10_000, pace });
    const session = valueOf(await connectMachine(double(), {}, undefined, provider));
    const realm = realmOf(double());
    const { clientId } = await make(session, requestFor(double(), { administrator }));
    const place = { realm, clientId };
    for (const connection of ['google-oauth2'])
      await make(session, { kind: 'enable-connection', ...place, connection });
    await make(session, { kind: 'change-client', ...place, set: { webOrigins: ['https://om.example.com'] } });
    await make(session, { kind: 'allow-settings-test', ...place });
    await make(session, { kind: 'renew-secret', ...place });
    const password = { username: administrator.email, password: 'an0ther-One!', temporary: false };
    await make(session, { kind: 'set-password', realm, ...password });
    assert.equal(valueOf(await session.users(realm, { search: 'ada', first: 0, limit: 10 }, calm)).length, 1);
    assert.equal(valueOf(await session.client(realm, clientId, calm))?.clientId, clientId);
    await make(session, { kind: 'delete-client', ...place });
    assert.equal(valueOf(await session.client(realm, clientId, calm)), undefined);
    const asked = new Set(double().requests.map(({ method, path }) => `${method} ${path.replace(/[^/]{20,}/g, '…')}`));
    for (const line of [
      'GET /api/v2/clients',
      'POST /api/v2/clients',
      'GET /api/v2/clients/…',
      'PATCH /api/v2/clients/…',
      'DELETE /api/v2/clients/…',
      'POST /api/v2/clients/…/rotate-secret',
      'GET /api/v2/clients/…/connections',
      'GET /api/v2/connections',
      'PATCH /api/v2/connections/…/clients',
      'GET /api/v2/users',
      'GET /api/v2/users-by-email',
      'POST /api/v2/users',
      'PATCH /api/v2/users/…',
      'GET /api/v2/client-grants',
      'POST /api/v2/client-grants',
    ]) {
      assert.ok(asked.has(line), `${line} is not among ${[...asked].join(', ')}`);
    }
  });
});
