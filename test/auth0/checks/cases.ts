import type { LiveCode } from '../../../src/core/liveCodes';
import type { Severity } from '../../../src/core/finding';
import type { StoredApplication } from '../../support/auth0Double/state';
import { openMetadata, type Wish } from './files';

/** A mistake in the file or at Auth0, and what a check has to say of it: that, and nothing else. */
export interface Case {
  readonly name: string;
  readonly clientType?: 'confidential' | 'public';
  /** The application, where it is not as OpenMetadata needs it. */
  readonly application?: Partial<StoredApplication>;
  /** No connection is enabled for it. */
  readonly closed?: true;
  /** The file, where it is not as it should be. */
  readonly wish?: Partial<Wish>;
  readonly fault: LiveCode;
  readonly severity: Severity;
  /** The characters that it points at. */
  readonly at: string;
  /** What mends it at Auth0, where something does. */
  readonly remedy?: string;
  /** Seen without a connection as well; or else what is seen of it, which stands beside the other then. */
  readonly outside?: true | LiveCode;
}

const callback = `${openMetadata}/callback`;
const makeRight = 'Make application OpenMetadata what OpenMetadata needs';

/** The mistakes at Auth0, one by one. */
export const cases: readonly Case[] = [
  {
    name: 'a single page application where the file says confidential',
    application: { app_type: 'spa', token_endpoint_auth_method: 'none' },
    fault: 'client-type-differs',
    severity: 'warning',
    at: 'confidential',
    remedy: makeRight,
    outside: true,
  },
  {
    name: 'a web application where the file says public',
    clientType: 'public',
    application: { app_type: 'regular_web', token_endpoint_auth_method: 'client_secret_post', web_origins: [] },
    fault: 'client-type-differs',
    severity: 'error',
    at: 'public',
    remedy: makeRight,
    outside: true,
  },
  {
    name: 'a machine-to-machine application',
    application: { app_type: 'non_interactive', grant_types: ['client_credentials'], callbacks: [] },
    fault: 'client-type-differs',
    severity: 'error',
    at: 'confidential',
    remedy: makeRight,
    outside: 'redirect-uri-refused',
  },
  ...(['confidential', 'public'] as const).flatMap((clientType): readonly Case[] => [
    {
      name: 'HS256',
      clientType,
      application: { jwt_configuration: { alg: 'HS256' } },
      fault: 'signing-algorithm-unsupported',
      severity: 'error',
      at: 'RS256',
      remedy: makeRight,
    },
    {
      name: 'no algorithm at all',
      clientType,
      application: { jwt_configuration: { lifetime_in_seconds: 36_000 } },
      fault: 'signing-algorithm-unsupported',
      severity: 'error',
      at: 'RS256',
      remedy: makeRight,
    },
    {
      name: 'an application that is not OIDC conformant',
      clientType,
      application: { oidc_conformant: false },
      fault: 'oidc-conformant-off',
      severity: 'warning',
      at: 'ID',
      remedy: makeRight,
    },
    {
      name: 'a callback that is not registered',
      clientType,
      application: { callbacks: ['https://om.acme.example/callback'] },
      fault: 'redirect-uri-refused',
      severity: 'error',
      at: callback,
      remedy: `Add ${callback} to application OpenMetadata`,
      outside: true,
    },
    {
      name: 'no callback at all',
      clientType,
      application: { callbacks: [] },
      fault: 'redirect-uri-refused',
      severity: 'error',
      at: callback,
      remedy: `Add ${callback} to application OpenMetadata`,
      outside: true,
    },
    {
      name: 'no grant for a code',
      clientType,
      application: { grant_types: ['refresh_token'] },
      fault: 'flow-disabled',
      severity: 'error',
      at: clientType,
      remedy: 'Add the grant type Authorization Code to application OpenMetadata',
      outside: true,
    },
    {
      name: 'the password grant',
      clientType,
      application: { grant_types: ['authorization_code', 'refresh_token', 'password'] },
      fault: 'direct-grants-on',
      severity: 'information',
      at: 'ID',
      remedy: 'Remove the grant type Password from application OpenMetadata',
    },
    {
      name: 'the password grant for a connection',
      clientType,
      application: {
        grant_types: ['authorization_code', 'refresh_token', 'http://auth0.com/oauth/grant-type/password-realm'],
      },
      fault: 'direct-grants-on',
      severity: 'information',
      at: 'ID',
      remedy: 'Remove the grant type Password from application OpenMetadata',
    },
    {
      name: 'the implicit grant',
      clientType,
      application: { grant_types: ['authorization_code', 'implicit', 'refresh_token'] },
      fault: 'implicit-grant-on',
      severity: 'information',
      at: 'ID',
      remedy: 'Remove the grant type Implicit from application OpenMetadata',
    },
    {
      name: 'no connection',
      clientType,
      closed: true,
      fault: 'no-connection-enabled',
      severity: 'error',
      at: 'ID',
      remedy: 'Let the users of Username-Password-Authentication sign in to application OpenMetadata',
    },
    {
      name: 'no logout URL',
      clientType,
      application: { allowed_logout_urls: [] },
      fault: 'logout-uri-missing',
      severity: 'information',
      at: clientType === 'confidential' ? openMetadata : callback,
      remedy: `Add ${openMetadata} to the Allowed Logout URLs of application OpenMetadata`,
    },
  ]),
  {
    name: 'no grant for refresh tokens, in a page',
    clientType: 'public',
    application: { grant_types: ['authorization_code'] },
    fault: 'flow-disabled',
    severity: 'warning',
    at: 'public',
    remedy: makeRight,
  },
  {
    name: 'no web origin',
    clientType: 'public',
    application: { web_origins: [] },
    fault: 'web-origin-missing',
    severity: 'warning',
    at: callback,
    remedy: `Add ${openMetadata} to the Allowed Web Origins of application OpenMetadata`,
  },
  {
    name: 'another secret',
    application: { client_secret: 'another-secret-that-is-as-long-as-those-of-Auth0-are-0123456789' },
    fault: 'client-secret-wrong',
    severity: 'error',
    at: 'SECRET',
    remedy: 'Rotate the secret of application OpenMetadata',
    outside: true,
  },
  {
    name: 'the secret sent in another way than the application has',
    application: { token_endpoint_auth_method: 'client_secret_basic' },
    fault: 'client-authenticator',
    severity: 'information',
    at: 'client_secret_post',
  },
];
