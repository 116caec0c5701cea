import { settings } from './settings';
import { t } from '../../l10n/l10n';

/** `jwtTokenConfiguration`: the keys of OpenMetadata's own tokens. */
export const jwtSettings = settings([
  {
    key: 'jwt.enabled',
    type: 'boolean',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.enabled', default: true }],
    since: '1.5.0',
    description: t`Passes the chart’s token keys to the server. With false, key files and issuer of the values file are ignored.`,
  },
  {
    key: 'jwt.rsapublicKeyFilePath',
    path: 'jwtTokenConfiguration.rsapublicKeyFilePath',
    type: 'string',
    env: 'RSA_PUBLIC_KEY_FILE_PATH',
    shippedDefault: '"./conf/public_key.der"',
    helm: [
      { path: 'openmetadata.config.jwtTokenConfiguration.rsapublicKeyFilePath', default: './conf/public_key.der' },
    ],
    since: '1.5.0',
    description: t`Public key that verifies OpenMetadata’s own tokens, a DER file as the server sees it. The one that ships is known to everybody.`,
  },
  {
    key: 'jwt.rsaprivateKeyFilePath',
    path: 'jwtTokenConfiguration.rsaprivateKeyFilePath',
    type: 'string',
    env: 'RSA_PRIVATE_KEY_FILE_PATH',
    shippedDefault: '"./conf/private_key.der"',
    helm: [
      { path: 'openmetadata.config.jwtTokenConfiguration.rsaprivateKeyFilePath', default: './conf/private_key.der' },
    ],
    since: '1.5.0',
    description: t`Private key that signs OpenMetadata’s own tokens, a DER file as the server sees it. Make your own: with the one that ships, anybody can sign in as administrator.`,
  },
  {
    key: 'jwt.jwtissuer',
    path: 'jwtTokenConfiguration.jwtissuer',
    type: 'string',
    env: 'JWT_ISSUER',
    shippedDefault: '"open-metadata.org"',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.jwtissuer', default: 'open-metadata.org' }],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: t`The issuer written into OpenMetadata’s own tokens, those of bots included.`,
  },
  {
    key: 'jwt.keyId',
    path: 'jwtTokenConfiguration.keyId',
    type: 'string',
    env: 'JWT_KEY_ID',
    shippedDefault: '"Gb389a-9f76-gdjs-a92j-0242bk94356"',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.keyId', default: 'Gb389a-9f76-gdjs-a92j-0242bk94356' }],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: t`The ID of OpenMetadata’s signing key, by which servers find it in the key list. Give a new key a new ID.`,
  },
]);
