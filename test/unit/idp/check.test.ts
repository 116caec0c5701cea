import assert from 'node:assert/strict';
import { codeOf, failed, passed, skipped } from '../../../src/idp/check';

const url = 'https://ada:sesame@sso.acme.example';

describe('an outcome of a check', () => {
  it('has the severity of its code unless it is given another', () => {
    const severityOf = (outcome: ReturnType<typeof failed>): string =>
      outcome.state === 'failed' ? outcome.fault.severity : '';
    assert.equal(severityOf(failed('client-disabled', { message: 'Off.', settings: [] })), 'error');
    assert.equal(severityOf(failed('client-disabled', { message: 'Off.', settings: [], severity: 'hint' })), 'hint');
  });

  it('quotes no password of a URL', () => {
    const said = [
      passed('issuer-differs', `It is ${url}.`),
      skipped('issuer-differs', `It is ${url}.`),
      failed('issuer-differs', { message: `It is ${url}.`, settings: [] }),
    ];
    assert.doesNotMatch(JSON.stringify(said), /sesame/);
    assert.deepEqual([...new Set(said.map(codeOf))], ['issuer-differs']);
  });
});
