import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';

const own = 'https://om.acme.com/api/v1/system/config/jwks';
const tenant = 'https://acme.eu.auth0.com';
const custom = 'https://login.acme.com';
const keys = '/.well-known/jwks.json';
const document = '/.well-known/openid-configuration';

type Variables = Readonly<Record<string, string>>;

/** An env file of a public application that nothing is wrong with, and what else it says. */
const publicEnv = (other: Variables = {}): string =>
  text({
    AUTHENTICATION_CLIENT_TYPE: 'public',
    AUTHENTICATION_PROVIDER: 'auth0',
    AUTHENTICATION_PUBLIC_KEYS: `[${own},${tenant}${keys}]`,
    AUTHENTICATION_AUTHORITY: tenant,
    AUTHENTICATION_CLIENT_ID: 'kD3mP8xV2qR7tY5wZ1bN6cF4hJ9gL0sA',
    AUTHENTICATION_CALLBACK_URL: 'https://om.acme.com/callback',
    ...other,
  });

/** The same of a confidential application. */
const confidentialEnv = (other: Variables = {}): string =>
  publicEnv({
    AUTHENTICATION_CLIENT_TYPE: 'confidential',
    OIDC_CLIENT_ID: 'kD3mP8xV2qR7tY5wZ1bN6cF4hJ9gL0sA',
    OIDC_TYPE: 'auth0',
    OIDC_CLIENT_SECRET: 'a-secret-of-a-test-that-is-long-enough',
    OIDC_DISCOVERY_URI: tenant + document,
    OIDC_CALLBACK: 'https://om.acme.com/callback',
    OIDC_SERVER_URL: 'https://om.acme.com',
    ...other,
  });

const text = (variables: Variables): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/** What is said of a deployment as such, whoever signs its users in, is the business of other tests. */
const elsewhere = /^(?:default-.*|database-wins|insecure-session-cookie|plain-text-secret|public-client-registration)$/;

interface Case {
  readonly mistake: string;
  readonly text: string;
  /** Each with its severity and the title of its preferred fix. */
  readonly expected: readonly string[];
  readonly release?: string;
}

const cases: readonly Case[] = [
  { mistake: 'none, public', text: publicEnv(), expected: [] },
  { mistake: 'none, confidential', text: confidentialEnv(), expected: [] },
  {
    mistake: 'none, on a custom domain',
    text: confidentialEnv({
      AUTHENTICATION_AUTHORITY: custom,
      AUTHENTICATION_PUBLIC_KEYS: `[${own},${custom}${keys}]`,
      OIDC_DISCOVERY_URI: custom + document,
    }),
    expected: [],
  },
  {
    mistake: 'a slash at the end of the authority, public',
    text: publicEnv({ AUTHENTICATION_AUTHORITY: `${tenant}/` }),
    expected: [`error authority-trailing-slash: Use ${tenant}`],
  },
  {
    mistake: 'a slash at the end of the authority, confidential',
    text: confidentialEnv({ AUTHENTICATION_AUTHORITY: `${tenant}/` }),
    expected: [`information authority-trailing-slash: Use ${tenant}`],
  },
  {
    mistake: 'no key URL of the tenant',
    text: publicEnv({ AUTHENTICATION_PUBLIC_KEYS: `[${own}]` }),
    expected: [`error key-urls-without-provider: Add ${tenant}${keys}`],
  },
  {
    mistake: 'no key URL of the custom domain',
    text: publicEnv({ AUTHENTICATION_AUTHORITY: custom, AUTHENTICATION_PUBLIC_KEYS: `[${own}]` }),
    expected: [`error key-urls-without-provider: Add ${custom}${keys}`],
  },
  ...[`${tenant}${keys}/`, `${tenant}/${keys}`, `${tenant}/jwks.json`, `${tenant}${keys.toUpperCase()}`].map(
    (url): Case => ({
      mistake: `a key URL that is not exactly the tenant’s: ${url}`,
      text: publicEnv({ AUTHENTICATION_PUBLIC_KEYS: `[${own},${url}]` }),
      expected: [`error provider-endpoints: Use ${tenant}${keys}`],
    }),
  ),
  {
    mistake: 'a discovery document over http',
    text: confidentialEnv({ OIDC_DISCOVERY_URI: `http://acme.eu.auth0.com${document}` }),
    expected: [`warning plain-http: Use ${tenant}`],
  },
  {
    mistake: 'the issuer in the place of its document',
    text: confidentialEnv({ OIDC_DISCOVERY_URI: tenant }),
    expected: [`error discovery-not-document: Use ${tenant}${document}`],
  },
  {
    mistake: 'the domain in the place of the authority',
    text: confidentialEnv({ AUTHENTICATION_AUTHORITY: 'acme.eu.auth0.com' }),
    expected: [`warning malformed-url: Use ${tenant}`],
  },
  {
    mistake: 'the Management API in the place of the authority',
    text: publicEnv({ AUTHENTICATION_AUTHORITY: `${tenant}/api/v2` }),
    expected: [`error provider-endpoints: Use ${tenant}`],
  },
  {
    mistake: 'tokens verified with HS256',
    text: publicEnv({ AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM: 'HS256' }),
    expected: ['error enum-value: Use RS256'],
  },
  {
    mistake: 'HS256 asked for',
    text: confidentialEnv({ OIDC_PREFERRED_JWS: 'HS256' }),
    expected: ['warning signing-algorithm-mismatch: Use RS256'],
    release: '1.12.0',
  },
  {
    mistake: 'a secret of a public application',
    text: publicEnv({ OIDC_CLIENT_SECRET: 'a-secret-of-a-test-that-is-long-enough' }),
    expected: ['warning public-client-with-secret: Remove OIDC_CLIENT_SECRET'],
  },
  {
    mistake: 'the keys of the other domain',
    text: publicEnv({ AUTHENTICATION_AUTHORITY: custom }),
    expected: [`information auth0-domain-mix: Use ${custom}${keys}`],
  },
  {
    mistake: 'the keys of the custom domain',
    text: publicEnv({ AUTHENTICATION_PUBLIC_KEYS: `[${own},${custom}${keys}]` }),
    expected: [`information auth0-domain-mix: Use ${tenant}${keys}`],
  },
  {
    mistake: 'the other domain in the authority',
    text: confidentialEnv({ AUTHENTICATION_AUTHORITY: custom }),
    expected: [`information auth0-domain-mix: Use ${tenant}`],
  },
  {
    mistake: 'the other domain in the discovery document alone',
    text: confidentialEnv({ OIDC_DISCOVERY_URI: custom + document }),
    expected: [`information auth0-domain-mix: Use ${custom}`, `information auth0-domain-mix: Use ${custom}${keys}`],
  },
  {
    mistake: 'another tenant in the authority',
    text: confidentialEnv({ AUTHENTICATION_AUTHORITY: 'https://acme-dev.eu.auth0.com' }),
    expected: [`warning auth0-domain-mix: Use ${tenant}`],
  },
  {
    mistake: 'keys of another tenant, which are other keys',
    text: publicEnv({ AUTHENTICATION_PUBLIC_KEYS: `[${own},https://acme-dev.eu.auth0.com${keys}]` }),
    expected: [`error provider-endpoints: Use ${tenant}${keys}`],
  },
  {
    mistake: 'none: both domains have their keys',
    text: publicEnv({ AUTHENTICATION_PUBLIC_KEYS: `[${own},${custom}${keys},${tenant}${keys}]` }),
    expected: [],
  },
  {
    mistake: 'none: two hosts of which none is Auth0’s own',
    text: confidentialEnv({
      AUTHENTICATION_AUTHORITY: 'http://localhost:4400',
      AUTHENTICATION_PUBLIC_KEYS: `[${own},http://auth0:4400${keys}]`,
      OIDC_DISCOVERY_URI: `http://auth0:4400${document}`,
    }),
    expected: ['hint settings-page-refuses'],
  },
  {
    mistake: 'none that is known: the authority comes from elsewhere',
    text: confidentialEnv({ AUTHENTICATION_AUTHORITY: '$AUTHORITY' }),
    expected: [],
  },
  {
    mistake: 'none of Auth0: another provider',
    text: confidentialEnv({ AUTHENTICATION_PROVIDER: '$PROVIDER', AUTHENTICATION_AUTHORITY: custom }),
    expected: [],
  },
];

describe('rules about files that sign in with Auth0', () => {
  for (const { mistake, text: file, expected, release } of cases)
    it(mistake, () => {
      const { findings } = analyze(envFile, file, release === undefined ? {} : { release });
      const found = findings
        .filter(({ code }) => !elsewhere.test(code))
        .map(({ severity, code, fixes }) =>
          [`${severity} ${code}`, ...fixes.filter(({ preferred }) => preferred).map(({ title }) => title)].join(': '),
        );
      assert.deepEqual([...found].sort(), [...expected].sort());
    });
});
