import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { originProblem, redirectProblem } from '../../../src/provisioning/openAddresses';

describe('addresses that accept more than one', () => {
  const problems: Readonly<Record<string, string | undefined>> = {
    'https://om.acme.example/callback': undefined,
    'https://om.acme.example/**_': undefined,
    '+': undefined,
    '*': 'any site is accepted',
    'https://*': 'any site is accepted',
    'https://om.acme.example/*': 'any address that begins like this is accepted',
    'https://om.acme.example*': 'any address that begins like this is accepted',
    'https://*.acme.example/callback': 'any host that fits may be accepted',
    'https://*/callback': 'any host that fits may be accepted',
  };
  for (const [address, problem] of Object.entries(problems))
    it(`${problem === undefined ? 'are none' : 'are marked'}: ${address}`, () => {
      assert.equal(redirectProblem(address), problem);
    });

  it('are marked among origins, too', () => {
    assert.equal(originProblem('*'), 'scripts of any site may read answers');
    assert.equal(originProblem('https://om.acme.example'), undefined);
  });
});
