import { failed, passed, skipped } from '../../check';
import { clientSettings } from '../../pair';
import { attribute, pkceMethod, secretCreated } from '../client/attributes';
import { otherAuthenticator, proofWanted, pushedRequestsOnly, renewing, wrongSecret } from '../faults';
import type { Inspected, Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

const sendsSecret = ({ client, subject }: Inspected): boolean =>
  subject.clientType === 'confidential' && client.publicClient !== true;

export const inspectAuthenticator: Inspection = (inspected) => {
  if (!sendsSecret(inspected)) return [];
  return (inspected.client.clientAuthenticatorType ?? 'client-secret') === 'client-secret'
    ? [passed('client-authenticator', t`The client proves itself by its secret.`)]
    : [otherAuthenticator(inspected)];
};

/** Both secrets are compared here and go nowhere. */
export const inspectSecret: Inspection = (inspected) => {
  const { client, subject } = inspected;
  if (!sendsSecret(inspected)) return [];
  if (subject.clientSecret === undefined)
    return [skipped('client-secret-wrong', t`The client secret is not in this file, so it was not compared.`)];
  if (client.secret === undefined || /^\*+$/.test(client.secret))
    return [skipped('client-secret-wrong', t`Keycloak does not show the secret to this account.`)];
  return client.secret === subject.clientSecret
    ? [passed('client-secret-wrong', t`The client secret is right.`)]
    : [wrongSecret(inspected)];
};

export const inspectSecretAge: Inspection = ({ client, place, subject, now }) => {
  const created = secretCreated(client);
  if (subject.clientType === 'public' || created === undefined) return [];
  if (now.getTime() - created.getTime() < year)
    return [passed('client-secret-old', t`The client secret is less than a year old.`)];
  return [
    failed('client-secret-old', {
      message: t`The secret of client ${place.clientId} was set on ${created.toISOString().slice(0, 10)}, more than a year ago.`,
      settings: ['oidc.secret', ...clientSettings(subject)],
      remedies: [renewing(place)],
    }),
  ];
};

const year = 365 * 24 * 60 * 60 * 1000;

/** A client that wants a code challenge refuses whoever sends none. The implicit flow has none. */
export const inspectProof: Inspection = (inspected) => {
  const { client, subject } = inspected;
  const method = attribute(client, pkceMethod);
  if (subject.responseType !== 'code') return [];
  if (method === 'plain') return [proofWanted(inspected, 'plain')];
  return method === 'S256' && !subject.usesPkce
    ? [proofWanted(inspected, 'S256')]
    : [passed('pkce-required', method === undefined ? t`Keycloak asks for no PKCE.` : t`Keycloak takes PKCE (S256).`)];
};

export const inspectPushedRequests: Inspection = (inspected) =>
  attribute(inspected.client, 'require.pushed.authorization.requests') === 'true'
    ? [pushedRequestsOnly(inspected)]
    : [];
