import assert from 'node:assert/strict';
import { dashboardPage } from '../../../../src/idp/auth0/dashboard';
import { methods } from '../../../../src/idp/auth0/fields';
import { scopeUses } from '../../../../src/idp/auth0/scopes';

describe('the way to a connection', () => {
  for (const [url, page] of [
    ['https://acme.eu.auth0.com', 'https://manage.auth0.com/dashboard/eu/acme/applications'],
    ['https://acme.auth0.com', 'https://manage.auth0.com/dashboard/us/acme/applications'],
    ['https://dev-abc123.us.auth0.com', 'https://manage.auth0.com/dashboard/us/dev-abc123/applications'],
    ['https://login.acme.com', 'https://manage.auth0.com/#/applications'],
    ['https://auth0.com.evil.example', 'https://manage.auth0.com/#/applications'],
    ['http://127.0.0.1:3000', 'https://manage.auth0.com/#/applications'],
  ] as const) {
    it(`begins in the dashboard: ${url}`, () => {
      assert.equal(dashboardPage(url, 'applications'), page);
    });
  }

  it('names every scope with its reason, and has those to copy that it cannot do without', () => {
    const guide = methods[0]?.guide?.('https://acme.eu.auth0.com');
    assert.ok(guide !== undefined);
    const steps = guide.steps.join('\n');
    for (const { scope, why } of scopeUses) assert.ok(steps.includes(`\`${scope}\` to ${why}`), scope);
    assert.deepEqual(
      guide.copy.text.split(' '),
      scopeUses.filter(({ needed }) => needed).map(({ scope }) => scope),
    );
  });

  it('leads to the API Explorer for a token', () => {
    const guide = methods[1]?.guide?.('https://acme.eu.auth0.com');
    assert.equal(guide?.page.url, 'https://manage.auth0.com/dashboard/eu/acme/apis');
    assert.match(guide.steps.join('\n'), /API Explorer/);
  });
});
