import assert from 'node:assert/strict';
import { explain } from '../../../../../src/idp/auth0/probes/tenant';
import { codeOf } from '../../../../../src/idp/check';

const settings = ['authn.authority'] as const;
const document = '/.well-known/openid-configuration';

describe('an address of Auth0 without a discovery document', () => {
  for (const [address, status, code] of [
    ['https://nobody.eu.auth0.com', 404, 'realm-not-found'],
    ['https://login.acme.example', 404, 'discovery-fails'],
    ['https://auth0.com.acme.example', 404, 'discovery-fails'],
    ['https://acme.eu.auth0.com', 500, undefined],
    ['https://acme.eu.auth0.com', 302, undefined],
  ] as const)
    it(`${address}, HTTP ${status.toString()}: ${code ?? 'as of any provider'}`, async () => {
      for (const body of [undefined, { error: 'Not found.' }]) {
        const outcome = await explain(address + document, { status, body }, settings);
        assert.equal(outcome === undefined ? undefined : codeOf(outcome), code);
        if (outcome?.state !== 'failed') continue;
        assert.ok(outcome.fault.message.includes(new URL(address).host));
        assert.deepEqual(outcome.fault.settings, settings);
      }
    });
});
