import type { SignInSubject } from '../../core/signIn';
import { failed, passed, type CheckOutcome } from '../check';
import type { DiscoveryDocument } from './document';
import { t } from '../../l10n/l10n';

/**
 * What the provider says of itself that it can do, against what the file asks for. Only for providers that cannot be asked
 * about the client itself: what is announced holds for all clients together.
 */
export function checkAnnounced(subject: SignInSubject, document: DiscoveryDocument): readonly CheckOutcome[] {
  const { scopes, responseTypes, authenticationMethods } = document;
  const unknown = scopes.length === 0 ? [] : subject.scopes.filter((scope) => !scopes.includes(scope));
  const method = subject.view.get('oidc.clientAuthenticationMethod').value;
  const asksWith = subject.clientType === 'confidential' && typeof method === 'string' ? method : undefined;
  return [
    unknown.length === 0
      ? passed('scope-refused', t`The provider knows every scope that is asked for.`)
      : failed('scope-refused', {
          message:
            unknown.length === 1
              ? t`The provider does not announce the scope ${unknown.join('')}.`
              : t`The provider does not announce the scopes ${unknown.join(', ')}.`,
          severity: 'warning',
          settings: ['oidc.scope', 'authn.clientId'],
        }),
    responseTypes.length === 0 || responseTypes.includes(subject.responseType)
      ? passed('flow-disabled', t`The provider answers with ${subject.responseType}.`)
      : failed('flow-disabled', {
          message: t`The provider does not announce the response type ${subject.responseType}.`,
          settings: ['oidc.responseType', 'authn.responseType', 'authn.clientType'],
        }),
    ...(asksWith === undefined || authenticationMethods.length === 0 || authenticationMethods.includes(asksWith)
      ? []
      : [
          failed('client-authenticator', {
            message: t`The provider does not take a secret by ${asksWith}: it announces ${authenticationMethods.join(', ')}.`,
            severity: 'warning',
            settings: ['oidc.clientAuthenticationMethod', 'oidc.id'],
          }),
        ]),
  ];
}
