import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sameAddress } from '../../../src/core/sameAddress';

describe('sameAddress', () => {
  it('passes over what makes no difference', () => {
    const same = [
      ['http://localhost:8080', 'http://127.0.0.1:8080/'],
      ['http://[::1]:8080/auth', 'http://LOCALHOST:8080/auth/'],
      ['https://sso.acme.example', 'HTTPS://SSO.acme.example:443'],
    ] as const;
    for (const [a, b] of same) assert.ok(sameAddress(a, b), `${a} ${b}`);
  });

  it('keeps apart what leads elsewhere', () => {
    const other = [
      ['http://localhost:8080', 'http://localhost:8081'],
      ['http://sso.acme.example', 'https://sso.acme.example'],
      ['https://sso.acme.example', 'https://sso.acme.example/auth'],
      ['https://sso.acme.example/A', 'https://sso.acme.example/a'],
      ['not an address', ''],
    ] as const;
    for (const [a, b] of other) assert.ok(!sameAddress(a, b), `${a} ${b}`);
  });
});
