import type { Endpoints } from '../../../src/idp/directory';
import type { Wanted } from '../../../src/provisioning/configureText';
import { openMetadataNames } from '../../support/providerNames';
import { wrappedFixtures } from '../../support/wrappedFixtures';

export const endpoints: Endpoints = {
  authority: 'https://sso.acme.example/realms/Data-sec',
  issuer: 'https://sso.acme.example/realms/Data-sec',
  jwksUri: 'https://sso.acme.example/realms/Data-sec/protocol/openid-connect/certs',
  discoveryUri: 'https://sso.acme.example/realms/Data-sec/.well-known/openid-configuration',
};

/** A secret with every character that some quoting gets wrong. */
export const awkwardSecret = `a'b"c\\d$e\${F}#g %h: i&*j`;

/** A confidential client whose secret is not known. */
export const withoutSecret: Wanted = {
  ...openMetadataNames('keycloak'),
  endpoints,
  clientId: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

export const confidential: Wanted = { ...withoutSecret, clientSecret: awkwardSecret };

export const implicit: Wanted = { ...withoutSecret, flow: 'implicit' };

const tenant = 'https://acme.eu.auth0.com';

/** What follows from Auth0's discovery document, whose issuer ends in a slash. */
const atAuth0 = {
  ...openMetadataNames('auth0'),
  clientId: 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE',
  endpoints: {
    authority: tenant,
    issuer: `${tenant}/`,
    jwksUri: `${tenant}/.well-known/jwks.json`,
    discoveryUri: `${tenant}/.well-known/openid-configuration`,
  },
};

/** Auth0's names for a confidential and a public client. */
export const regularWeb: Wanted = { ...confidential, ...atAuth0 };
export const singlePage: Wanted = { ...implicit, ...atAuth0 };

/** The smallest files that each lens takes for its own. */
export const smallestFiles = {
  'server-yaml': { name: 'openmetadata.yaml', text: 'authenticationConfiguration:\n  provider: basic\n' },
  'helm-values': {
    name: 'values.yaml',
    text: 'openmetadata:\n  config:\n    authentication:\n      provider: basic\n',
  },
  'env-file': { name: '.env', text: 'AUTHENTICATION_PROVIDER=basic\n' },
} as const;

/** The same in every format there is, by format and the way in which it says it. */
export const fileOfEveryFormat: readonly { readonly name: string; readonly text: string }[] = Object.values(
  smallestFiles,
).flatMap(({ name, text }) => [
  { name, text },
  ...wrappedFixtures(name, text).map(({ name: wrapped, marked }) => ({ name: wrapped, text: marked })),
]);
