import type { Endpoints } from '../../../src/idp/directory';
import type { Wanted } from '../../../src/provisioning/configureText';

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
  provider: 'custom-oidc',
  providerName: 'Keycloak',
  endpoints,
  clientId: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

export const confidential: Wanted = { ...withoutSecret, clientSecret: awkwardSecret };

export const implicit: Wanted = { ...withoutSecret, flow: 'implicit' };

/** The smallest files that each lens takes for its own. */
export const smallestFiles = {
  'server-yaml': { name: 'openmetadata.yaml', text: 'authenticationConfiguration:\n  provider: basic\n' },
  'helm-values': {
    name: 'values.yaml',
    text: 'openmetadata:\n  config:\n    authentication:\n      provider: basic\n',
  },
  'env-file': { name: '.env', text: 'AUTHENTICATION_PROVIDER=basic\n' },
} as const;
