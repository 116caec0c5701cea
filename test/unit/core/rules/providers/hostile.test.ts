import assert from 'node:assert/strict';
import { array, assert as holds, constantFrom, oneof, property, record, string, webUrl } from 'fast-check';
import { catalogue, type SettingKey } from '../../../../../src/core/catalogue/catalogue';
import { rules } from '../../../../../src/core/rules/index';
import type { Report } from '../../../../../src/core/rules/rule';
import type { Reading } from '../../../../../src/core/view';
import { stubView } from '../../../../support/stubView';

const ours = rules.filter(({ code }) =>
  /^(?:provider-|oidc-|azure-|authority-trailing|client-(?:id-shape|secret-shape|type-unused)|public-client-registration|settings-page|saml-|ldap-)/.test(
    code,
  ),
);

const settings = catalogue
  .filter(({ key }) => /^(?:authn\.(?:authority|publicKeyUrls|clientId|callbackUrl)|oidc|saml|ldap)\b/.test(key))
  .map(({ key }) => key);

const text = oneof(
  string({ unit: 'binary' }),
  webUrl({ withFragments: true, withQueryParameters: true }),
  constantFrom(
    'https://login.microsoftonline.com//',
    'https://accounts.google.com/%00',
    `https://login.microsoftonline.com/${'long'.repeat(100)}`,
    `https://acme.okta.com/oauth2/${'long'.repeat(100)}/v1/keys`,
    `ldaps://${'long'.repeat(100)}.acme.com/`,
    `https://om.acme.com/${'long'.repeat(100)}`,
    'https://x.okta.com/oauth2/',
    'https://cognito-idp..amazonaws.com/_',
    'https://.auth0.com/',
    '-----BEGIN CERTIFICATE-----',
    'cn=,dc=',
    '{"a":{"b":null}}',
    'ldap://[::1]:99999999/',
    '\u0000',
  ),
);

const value = oneof(text, array(text, { maxLength: 3 }), constantFrom<Reading['value']>(null, true, 0, -1, 1e300, {}));

/** A provider that the rules know, and anything at all in some of the other settings. */
const readings = record({
  provider: constantFrom('google', 'azure', 'okta', 'auth0', 'aws-cognito', 'custom-oidc', 'saml', 'ldap', 'basic'),
  clientType: constantFrom('public', 'confidential'),
  others: array(record({ key: constantFrom(...settings), value }), { minLength: 6, maxLength: 20 }),
});

describe('rules about providers: whatever the file holds', () => {
  it('no rule throws, and each message is one short paragraph', () => {
    holds(
      property(readings, ({ provider, clientType, others }) => {
        const range = { start: 0, end: 0 };
        const entries = others.map(({ key, value: held }) => [key, { value: held, source: 'file', range }] as const);
        const view = stubView({
          ...(Object.fromEntries(entries) as Partial<Record<SettingKey, Partial<Reading>>>),
          'authn.provider': { value: provider, source: 'file', range },
          'authn.clientType': { value: clientType, source: 'file', range },
        });
        const reports: Report[] = [];
        for (const rule of ours)
          rule.check({ view, nearby: [], name: undefined, report: (report) => reports.push(report) });
        for (const { message, fixes = [] } of reports) {
          assert.match(message, /^[^\n]{20,330}[.?]$/);
          assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
