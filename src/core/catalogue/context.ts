import { settings } from './settings';
import { t } from '../../l10n/l10n';

/**
 * What sign-in depends on besides its own settings. Views have readings of these, so that rules can look at them; nobody
 * validates, completes or writes them.
 */
export const contextSettings = settings([
  {
    key: 'server.basePath',
    path: 'basePath',
    type: 'string',
    env: 'BASE_PATH',
    shippedDefault: '/',
    serverDefault: '/',
    since: '1.8.0',
    description: t`The path below which the server answers, behind a proxy that shares its host with others.`,
  },
  {
    key: 'server.fernetKey',
    path: 'fernetConfiguration.fernetKey',
    type: 'string',
    env: 'FERNET_KEY',
    shippedDefault: 'jJ/9sz0g0OHxsfxOoSfdFdmk3ysNmPRnH3TUAbz3IHA=',
    helm: [{ path: 'openmetadata.config.fernetkey.value', default: 'jJ/9sz0g0OHxsfxOoSfdFdmk3ysNmPRnH3TUAbz3IHA=' }],
    since: '1.5.0',
    secret: true,
    description: t`The key that encrypts the secrets in the database. The one that ships is known to everybody.`,
  },
  {
    key: 'server.fernetKeySecret',
    type: 'string',
    helm: [{ path: 'openmetadata.config.fernetkey.secretRef', default: '' }],
    since: '1.5.0',
    description: t`The Kubernetes Secret that the chart takes the Fernet key from, where it is not in the values.`,
  },
  {
    key: 'server.replicas',
    type: 'integer',
    helm: [{ path: 'replicaCount', default: 1 }],
    since: '1.5.0',
    description: t`How many servers share the sign-in sessions of one deployment.`,
  },
]);
