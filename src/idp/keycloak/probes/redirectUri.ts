import { passed, skipped, type CheckOutcome } from '../../check';
import { redirectUriRefused, silentCallbackOf } from '../faults';
import type { AuthorizationAnswer } from './conversation';
import { wentBack, type Situation } from './situation';
import { t } from '../../../l10n/l10n';

/** Whether Keycloak goes back to the address that OpenMetadata names. The client is known to be there and enabled. */
export async function checkRedirectUri(situation: Situation): Promise<readonly CheckOutcome[]> {
  const { authorization, asked, subject, conversation } = situation;
  const accepted = passed('redirect-uri-refused', t`Keycloak goes back to ${asked.redirectUri}.`);
  if (authorization.kind === 'silent')
    return [skipped('redirect-uri-refused', t`Keycloak did not answer about the redirect URI.`)];
  if (authorization.kind === 'refused')
    return isAboutRedirectUri(authorization) ? [redirectUriRefused(situation, [asked.redirectUri], undefined)] : [];
  const silent = subject.clientType === 'public' ? silentCallbackOf(asked.redirectUri) : undefined;
  if (silent === undefined || wentBack(await conversation.authorize({ ...asked, redirectUri: silent })))
    return [accepted];
  return [redirectUriRefused(situation, [silent], undefined)];
}

/** What is refused for another reason has words for it, and they are not about the redirect URI. */
export const isAboutRedirectUri = ({
  status,
  words,
  namesRedirectUri,
}: Extract<AuthorizationAnswer, { readonly kind: 'refused' }>): boolean =>
  status === 400 && (namesRedirectUri || words === '');
