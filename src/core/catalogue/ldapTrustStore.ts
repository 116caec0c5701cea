import { settings } from './settings';
import { t } from '../../l10n/l10n';

/** `ldapConfiguration.trustStoreConfig` and what selects it: how the certificate of the directory is checked. */
export const ldapTrustStoreSettings = settings([
  {
    key: 'ldap.truststoreFormat',
    path: 'authenticationConfiguration.ldapConfiguration.truststoreFormat',
    type: 'string',
    since: '1.5.0',
    description: t`File format of the trust store, \`JKS\` or \`PKCS12\`. It has no variable: write it into openmetadata.yaml.`,
  },
  {
    key: 'ldap.truststoreConfigType',
    path: 'authenticationConfiguration.ldapConfiguration.truststoreConfigType',
    type: 'string',
    enum: ['TrustAll', 'JVMDefault', 'HostName', 'CustomTrustStore'],
    env: 'AUTHENTICATION_LDAP_TRUSTSTORE_TYPE',
    shippedDefault: 'TrustAll',
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.truststoreConfigType',
        enum: ['TrustAll', 'JVMDefault', 'HostName', 'CustomTrustStore'],
        default: 'TrustAll',
      },
    ],
    since: '1.5.0',
    description: t`How the directory’s certificate is checked. It decides which block of \`trustStoreConfig\` counts; \`TrustAll\` checks nothing but dates.`,
  },
  {
    key: 'ldap.trustStoreConfig',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig',
    type: 'object',
    since: '1.5.0',
    description: t`Details of the certificate check, one block per \`truststoreConfigType\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.customTrustManagerConfig',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.customTrustManagerConfig',
    type: 'object',
    since: '1.5.0',
    description: t`A trust store file of your own. Counts if \`truststoreConfigType\` is \`CustomTrustStore\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.customTrustManagerConfig.verifyHostname',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.verifyHostname',
    type: 'boolean',
    env: 'AUTHENTICATION_LDAP_SSL_VERIFY_CERT_HOST',
    shippedDefault: '',
    serverDefault: false,
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.verifyHostname',
        default: true,
      },
    ],
    since: '1.5.0',
    description: t`Requires the certificate in your trust store setup to be made out to the host that is called.`,
  },
  {
    key: 'ldap.trustStoreConfig.customTrustManagerConfig.examineValidityDates',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.examineValidityDates',
    type: 'boolean',
    env: 'AUTHENTICATION_LDAP_EXAMINE_VALIDITY_DATES',
    shippedDefault: '',
    serverDefault: false,
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.examineValidityDates',
        default: true,
      },
    ],
    since: '1.5.0',
    description: t`Refuses certificates that have expired or are not valid yet, when your own trust store is used.`,
  },
  {
    key: 'ldap.trustStoreConfig.customTrustManagerConfig.trustStoreFilePath',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.trustStoreFilePath',
    type: 'string',
    env: 'AUTHENTICATION_LDAP_TRUSTSTORE_PATH',
    shippedDefault: '',
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.trustStoreFilePath',
        default: '',
      },
    ],
    since: '1.5.0',
    description: t`Path of the trust store file, as the server (in a container: inside it) sees it.`,
  },
  {
    key: 'ldap.trustStoreConfig.customTrustManagerConfig.trustStoreFilePassword',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.trustStoreFilePassword',
    type: 'string',
    env: 'AUTHENTICATION_LDAP_KEYSTORE_PASSWORD',
    shippedDefault: '',
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.trustStoreFilePassword',
        reference: true,
        default: { secretRef: '', secretKey: '' },
      },
    ],
    since: '1.5.0',
    secret: true,
    description: t`Password of the trust store file. Keep it in a variable or a Kubernetes Secret.`,
  },
  {
    key: 'ldap.trustStoreConfig.customTrustManagerConfig.trustStoreFileFormat',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.trustStoreFileFormat',
    type: 'string',
    env: 'AUTHENTICATION_LDAP_SSL_KEY_FORMAT',
    shippedDefault: '',
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.customTrustManagerConfig.trustStoreFileFormat',
        default: '',
      },
    ],
    since: '1.5.0',
    description: t`Format of the trust store file: \`JKS\` or \`PKCS12\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.hostNameConfig',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.hostNameConfig',
    type: 'object',
    since: '1.5.0',
    description: t`A list of hosts whose certificates are accepted. Counts if \`truststoreConfigType\` is \`HostName\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.hostNameConfig.allowWildCards',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.hostNameConfig.allowWildCards',
    type: 'boolean',
    env: 'AUTHENTICATION_LDAP_ALLOW_WILDCARDS',
    shippedDefault: '',
    serverDefault: false,
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.hostNameConfig.allowWildCards',
        default: false,
      },
    ],
    since: '1.5.0',
    description: t`Accepts certificates made out to \`*.example.com\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.hostNameConfig.acceptableHostNames',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.hostNameConfig.acceptableHostNames',
    type: 'list',
    env: 'AUTHENTICATION_LDAP_ALLOWED_HOSTNAMES',
    shippedDefault: '[]',
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.hostNameConfig.acceptableHostNames',
        default: [],
      },
    ],
    since: '1.5.0',
    description: t`Host names to accept in a certificate. With Helm, chart 1.13 cannot render a list here, so use \`extraEnvs\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.jvmDefaultConfig',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.jvmDefaultConfig',
    type: 'object',
    since: '1.5.0',
    description: t`The certificate authorities that Java trusts. Counts if \`truststoreConfigType\` is \`JVMDefault\`.`,
  },
  {
    key: 'ldap.trustStoreConfig.jvmDefaultConfig.verifyHostname',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.jvmDefaultConfig.verifyHostname',
    type: 'boolean',
    env: 'AUTHENTICATION_LDAP_SSL_VERIFY_CERT_HOST',
    shippedDefault: '',
    serverDefault: false,
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.jvmDefaultConfig.verifyHostname',
        default: true,
      },
    ],
    since: '1.5.0',
    description: t`Requires the certificate to be made out to the host that is called, when Java’s own trust store decides.`,
  },
  {
    key: 'ldap.trustStoreConfig.trustAllConfig',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.trustAllConfig',
    type: 'object',
    since: '1.5.0',
    description: t`Accepts any certificate. Counts if \`truststoreConfigType\` is \`TrustAll\`; not for production.`,
  },
  {
    key: 'ldap.trustStoreConfig.trustAllConfig.examineValidityDates',
    path: 'authenticationConfiguration.ldapConfiguration.trustStoreConfig.trustAllConfig.examineValidityDates',
    type: 'boolean',
    env: 'AUTHENTICATION_LDAP_EXAMINE_VALIDITY_DATES',
    shippedDefault: 'true',
    serverDefault: false,
    helm: [
      {
        path: 'openmetadata.config.authentication.ldapConfiguration.trustStoreConfig.trustAllConfig.examineValidityDates',
        default: true,
      },
    ],
    since: '1.5.0',
    description: t`Still refuses certificates that have expired or are not valid yet, although any issuer is trusted.`,
  },
]);
