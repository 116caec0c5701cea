import { settings } from './settings';

/** `samlConfiguration`: sign-in with a SAML identity provider. */
export const samlSettings = settings([
  {
    key: 'saml',
    path: 'authenticationConfiguration.samlConfiguration',
    type: 'object',
    since: '1.5.0',
    description: 'The SAML identity provider and OpenMetadata’s side of it. Read only if `provider` is `saml`.',
  },
  {
    key: 'saml.idp',
    path: 'authenticationConfiguration.samlConfiguration.idp',
    type: 'object',
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'What the SAML identity provider says about itself in its metadata.',
  },
  {
    key: 'saml.idp.entityId',
    path: 'authenticationConfiguration.samlConfiguration.idp.entityId',
    type: 'string',
    env: 'SAML_IDP_ENTITY_ID',
    shippedDefault: '""',
    helm: [{ path: 'openmetadata.config.authentication.saml.idp.entityId', default: '' }],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'The identity provider’s entity ID, copied from its metadata: a URL or a `urn:`.',
  },
  {
    key: 'saml.idp.ssoLoginUrl',
    path: 'authenticationConfiguration.samlConfiguration.idp.ssoLoginUrl',
    type: 'string',
    env: 'SAML_IDP_SSO_LOGIN_URL',
    shippedDefault: '""',
    helm: [{ path: 'openmetadata.config.authentication.saml.idp.ssoLoginUrl', default: '' }],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'The identity provider’s page that people are sent to for sign-in.',
  },
  {
    key: 'saml.idp.idpX509Certificate',
    path: 'authenticationConfiguration.samlConfiguration.idp.idpX509Certificate',
    type: 'string',
    env: 'SAML_IDP_CERTIFICATE',
    shippedDefault: '""',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.idp.idpX509Certificate',
        reference: true,
        default: { secretRef: '', secretKey: '' },
      },
    ],
    since: '1.5.0',
    description:
      'The certificate with which the identity provider signs. The Helm chart reads it from a Kubernetes Secret.',
  },
  {
    key: 'saml.idp.authorityUrl',
    path: 'authenticationConfiguration.samlConfiguration.idp.authorityUrl',
    type: 'string',
    env: 'SAML_AUTHORITY_URL',
    shippedDefault: '"http://localhost:8585/api/v1/saml/login"',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.idp.authorityUrl',
        default: 'http://openmetadata:8585/api/v1/saml/login',
      },
    ],
    since: '1.5.0',
    deprecated: 'Use saml.idp.entityId.',
    description:
      'OpenMetadata’s own SAML sign-in address, `https://<openmetadata>/api/v1/saml/login`. Newer releases do without it.',
  },
  {
    key: 'saml.idp.nameId',
    path: 'authenticationConfiguration.samlConfiguration.idp.nameId',
    type: 'string',
    env: 'SAML_IDP_NAME_ID',
    shippedDefault: '"urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress"',
    serverDefault: 'urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.idp.nameId',
        default: 'urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress',
      },
    ],
    since: '1.5.0',
    description:
      'The format in which the identity provider names users, as a `urn:`. Leave it at the e-mail address format.',
  },
  {
    key: 'saml.sp',
    path: 'authenticationConfiguration.samlConfiguration.sp',
    type: 'object',
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'How OpenMetadata presents itself to the SAML identity provider.',
  },
  {
    key: 'saml.sp.entityId',
    path: 'authenticationConfiguration.samlConfiguration.sp.entityId',
    type: 'string',
    env: 'SAML_SP_ENTITY_ID',
    shippedDefault: '"http://localhost:8585/api/v1/saml/metadata"',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.sp.entityId',
        default: 'http://openmetadata:8585/api/v1/saml/metadata',
      },
    ],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description:
      'OpenMetadata’s entity ID, `https://<openmetadata>/api/v1/saml/metadata`. Enter the same one at the identity provider.',
  },
  {
    key: 'saml.sp.acs',
    path: 'authenticationConfiguration.samlConfiguration.sp.acs',
    type: 'string',
    env: 'SAML_SP_ACS',
    shippedDefault: '"http://localhost:8585/api/v1/saml/acs"',
    helm: [
      { path: 'openmetadata.config.authentication.saml.sp.acs', default: 'http://openmetadata:8585/api/v1/saml/acs' },
    ],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'Where the identity provider posts its answer: `https://<openmetadata>/api/v1/saml/acs`.',
  },
  {
    key: 'saml.sp.spX509Certificate',
    path: 'authenticationConfiguration.samlConfiguration.sp.spX509Certificate',
    type: 'string',
    env: 'SAML_SP_CERTIFICATE',
    shippedDefault: '""',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.sp.spX509Certificate',
        reference: true,
        default: { secretRef: '', secretKey: '' },
      },
    ],
    since: '1.5.0',
    description: 'OpenMetadata’s own certificate. Needed if it signs requests or receives encrypted answers.',
  },
  {
    key: 'saml.sp.spPrivateKey',
    path: 'authenticationConfiguration.samlConfiguration.sp.spPrivateKey',
    type: 'string',
    env: 'SAML_SP_PRIVATE_KEY',
    shippedDefault: '""',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.sp.spPrivateKey',
        reference: true,
        default: { secretRef: '', secretKey: '' },
      },
    ],
    since: '1.5.0',
    secret: true,
    description: 'The private key of OpenMetadata’s certificate. Keep it in a variable or a Kubernetes Secret.',
  },
  {
    key: 'saml.sp.callback',
    path: 'authenticationConfiguration.samlConfiguration.sp.callback',
    type: 'string',
    env: 'SAML_SP_CALLBACK',
    shippedDefault: '"http://localhost:8585/saml/callback"',
    helm: [
      {
        path: 'openmetadata.config.authentication.saml.sp.callback',
        default: 'http://openmetadata:8585/saml/callback',
      },
    ],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'The page that people come back to once they are signed in: `https://<openmetadata>/saml/callback`.',
  },
  {
    key: 'saml.debugMode',
    path: 'authenticationConfiguration.samlConfiguration.debugMode',
    type: 'boolean',
    env: 'SAML_DEBUG_MODE',
    shippedDefault: 'false',
    serverDefault: false,
    helm: [{ path: 'openmetadata.config.authentication.saml.debugMode', default: false }],
    since: '1.5.0',
    description: 'Writes details of SAML messages to the server’s log. For finding faults only.',
  },
  {
    key: 'saml.samlDisplayNameAttributes',
    path: 'authenticationConfiguration.samlConfiguration.samlDisplayNameAttributes',
    type: 'list',
    since: '1.12.0',
    description:
      'SAML attributes that may hold the name to show, in order of preference: the first one present wins. It has no variable: write it into openmetadata.yaml.',
  },
]);
