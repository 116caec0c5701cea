import { enumerate } from '../../../core/rules/subject';
import { passed } from '../../check';
import { scopesOf } from '../client/summary';
import { scopesRefused } from '../faults';
import type { Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

/** `openid` is no scope of a realm: Keycloak always grants it. */
export const inspectScopes: Inspection = (inspected) => {
  const { client, subject } = inspected;
  const attached = scopesOf(client);
  const missing = subject.scopes.filter((scope) => scope !== 'openid' && !attached.includes(scope));
  return missing.length === 0
    ? [passed('scope-refused', t`Keycloak gives ${enumerate(subject.scopes)}.`)]
    : [scopesRefused(inspected, missing)];
};
