import { failed, passed, skipped } from '../../check';
import { clientSettings } from '../../pair';
import { isPublic } from '../application/flow';
import { authenticationMethod } from '../application/settings';
import { wrongSecret } from '../faults';
import type { Inspected, Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

const sendsSecret = ({ application, subject }: Inspected): boolean =>
  subject.clientType === 'confidential' && !isPublic(application);

/** The scope without which Auth0 leaves secrets out of its answers (terraform-provider-auth0#1467). */
const secretsScope = 'read:client_keys';

/** Both secrets are compared here and go nowhere. */
export const inspectSecret: Inspection = (inspected) => {
  const { application, subject, name, scopes } = inspected;
  if (!sendsSecret(inspected)) return [];
  if (subject.clientSecret === undefined)
    return [skipped('client-secret-wrong', t`The client secret is not in this file, so it was not compared.`)];
  const { client_secret: secret = '' } = application;
  if (secret !== '')
    return secret === subject.clientSecret
      ? [passed('client-secret-wrong', t`The client secret is right.`)]
      : [wrongSecret(inspected)];
  if (scopes.has(secretsScope))
    return [skipped('client-secret-wrong', t`Auth0 did not show the secret of the application.`)];
  return [
    failed('secret-unreadable', {
      message: t`Auth0 does not show the secret of application ${name} to this connection, so it was not compared with the one in this file. That takes the scope ${secretsScope}.`,
      settings: ['oidc.secret', ...clientSettings(subject)],
    }),
  ];
};

/** How a secret is sent. Whether Auth0 takes it the other way as well is not documented. */
export const inspectAuthenticator: Inspection = (inspected) => {
  const { application, subject, name } = inspected;
  const { token_endpoint_auth_method: method } = application;
  if (!sendsSecret(inspected)) return [];
  const key = 'oidc.clientAuthenticationMethod';
  const { value } = subject.view.get(key);
  if (typeof method !== 'string' || typeof value !== 'string' || value === '') return [];
  if (method === value) return [passed('client-authenticator', t`The secret is sent as the application has it.`)];
  const isSecret = method === 'client_secret_post' || method === 'client_secret_basic';
  return [
    failed('client-authenticator', {
      message: t`The authentication method of application ${name} is ${authenticationMethod(method)} at Auth0, and OpenMetadata sends the secret by ${value}.`,
      // Auth0 is not known to refuse the one for the other.
      ...(isSecret ? { severity: 'information' } : {}),
      settings: [key, ...clientSettings(subject)],
      fixes: isSecret ? [{ title: t`Use ${method}`, preferred: true, changes: [{ key, set: method }] }] : [],
    }),
  ];
};
