import { settings } from './settings';

/** `jwtTokenConfiguration`: the keys of OpenMetadata's own tokens. */
export const jwtSettings = settings([
  {
    key: 'jwt.rsapublicKeyFilePath',
    path: 'jwtTokenConfiguration.rsapublicKeyFilePath',
    type: 'string',
    env: 'RSA_PUBLIC_KEY_FILE_PATH',
    shippedDefault: '"./conf/public_key.der"',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.rsapublicKeyFilePath' }],
    since: '1.5.0',
    description: 'TODO',
  },
  {
    key: 'jwt.rsaprivateKeyFilePath',
    path: 'jwtTokenConfiguration.rsaprivateKeyFilePath',
    type: 'string',
    env: 'RSA_PRIVATE_KEY_FILE_PATH',
    shippedDefault: '"./conf/private_key.der"',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.rsaprivateKeyFilePath' }],
    since: '1.5.0',
    description: 'TODO',
  },
  {
    key: 'jwt.jwtissuer',
    path: 'jwtTokenConfiguration.jwtissuer',
    type: 'string',
    env: 'JWT_ISSUER',
    shippedDefault: '"open-metadata.org"',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.jwtissuer' }],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'TODO',
  },
  {
    key: 'jwt.keyId',
    path: 'jwtTokenConfiguration.keyId',
    type: 'string',
    env: 'JWT_KEY_ID',
    shippedDefault: '"Gb389a-9f76-gdjs-a92j-0242bk94356"',
    helm: [{ path: 'openmetadata.config.jwtTokenConfiguration.keyId' }],
    since: '1.5.0',
    required: { since: '1.5.0' },
    description: 'TODO',
  },
]);
