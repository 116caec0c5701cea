import assert from 'node:assert/strict';
import type { SetUpRequest } from '../../src/idp/change';
import { startAuth0Double } from '../support/auth0Double/auth0Double';
import { configuredFile, type ConfiguredFile } from '../support/configuredFile';
import { settingsTest } from '../support/settingsTest';
import type { SignInSettings } from '../support/signIn';
import { connectTo, make, planOf, realmOf, requestFor, withDouble } from './sessions';

describe('the test of OpenMetadata’s settings page', () => {
  const double = withDouble();

  /** What a server has after a set-up, and the application that was made for it. */
  async function configured(changes: Partial<SetUpRequest> = {}): Promise<ConfiguredFile & { clientId: string }> {
    const request = requestFor(double(), changes);
    const applied = await make(await connectTo(double()), request);
    return { ...configuredFile('sample/openmetadata.yaml', 'auth0', request, applied), clientId: applied.clientId };
  }

  it('passes for a Single Page Application as it is set up', async () => {
    const { settings } = await configured({ flow: 'implicit' });
    await settingsTest(settings);
  });

  it('takes a Regular Web Application’s secret for wrong, with which users can sign in', async () => {
    const { settings } = await configured();
    await assert.rejects(settingsTest(settings), /^AssertionError.*Invalid client secret: Grant type/);
  });

  it('passes for it once it is allowed to', async () => {
    const { settings, clientId } = await configured();
    const session = await connectTo(double());
    await make(session, { kind: 'allow-settings-test', realm: realmOf(double()), clientId });
    await settingsTest(settings);
    const grants = [...double().tenant.grants.values()].filter((grant) => grant.client_id === clientId);
    assert.deepEqual(
      grants.map(({ audience, scope }) => ({ audience, scope })),
      [{ audience: `${double().url}/api/v2/`, scope: [] }],
    );
  });

  it('fails for keys that are not those of the authority', async () => {
    const { settings } = await configured({ flow: 'implicit' });
    const wrong: SignInSettings = { ...settings, publicKeyUrls: [`${double().url}/keys`] };
    await assert.rejects(settingsTest(wrong), /public key URL/);
  });
});

describe('the test of OpenMetadata’s settings page, with a custom domain', () => {
  it('asks for an API that Auth0 does not have there: nothing makes it pass, and the plan says so', async () => {
    const double = await startAuth0Double({ customDomain: true });
    try {
      const session = await connectTo(double);
      const request = requestFor(double);
      const applied = await make(session, request);
      const { settings } = configuredFile('sample/openmetadata.yaml', 'auth0', request, applied);
      const allowing = { kind: 'allow-settings-test', realm: realmOf(double), clientId: applied.clientId } as const;
      const { warnings } = await planOf(session, allowing);
      const { host } = new URL(double.loginUrl);
      assert.ok(warnings[0]?.startsWith(`The test fails all the same: people sign in at the custom domain ${host}`));
      await make(session, allowing);
      await assert.rejects(settingsTest(settings), /Access denied: Service not found/);
      assert.deepEqual(double.violations, []);
    } finally {
      await double.stop();
    }
  });
});
