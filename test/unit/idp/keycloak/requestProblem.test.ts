import assert from 'node:assert/strict';
import type { SetUpRequest } from '../../../../src/idp/change';
import { requestProblem } from '../../../../src/idp/keycloak/requestProblem';

const request: SetUpRequest = {
  kind: 'set-up',
  realm: 'Data-sec',
  createRealm: true,
  client: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

describe('what is refused of a set-up before Keycloak is asked', () => {
  const wrong: readonly Partial<SetUpRequest>[] = [
    { realm: 'master' },
    { realm: 'Data sec' },
    { client: '' },
    { client: 'admin-cli' },
    { name: 'x'.repeat(256) },
    { description: 'x'.repeat(256) },
    { openMetadataUrl: '' },
    { openMetadataUrl: 'om.acme.example' },
    { openMetadataUrl: 'https://om.acme.example/*' },
    { openMetadataUrl: 'https://om.acme.example/?x' },
    { openMetadataUrl: `https://om.acme.example/${'x'.repeat(230)}` },
  ];
  for (const changes of wrong) {
    it(JSON.stringify(changes).slice(0, 60), () => {
      assert.equal(requestProblem({ ...request, ...changes })?.kind, 'invalid');
    });
  }

  it('but not a realm of any name that exists', () => {
    assert.equal(requestProblem({ ...request, createRealm: false, realm: 'Data sec' }), undefined);
  });
});
