import { failed, passed, type CheckOutcome } from '../../check';
import { callbackSettings } from '../../pair';
import { wentBack, type Situation } from './situation';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/**
 * Whether Keycloak goes back to addresses that nobody can have meant. Whoever finds one page among them that sends people
 * on can have tokens sent there.
 */
export async function checkWildcard(situation: Situation): Promise<readonly CheckOutcome[]> {
  const { authorization, asked, place, subject, conversation } = situation;
  if (!wentBack(authorization) || !isUrl(asked.redirectUri)) return [];
  const { origin } = new URL(asked.redirectUri);
  if (!wentBack(await conversation.authorize({ ...asked, redirectUri: `${origin}/openmetadata-sso-check` })))
    return [passed('redirect-uri-wildcard', t`Keycloak does not go back to other pages of ${origin}.`)];
  const anywhere = wentBack(await conversation.authorize({ ...asked, redirectUri: `https://${nobodysHost}/` }));
  return [
    failed('redirect-uri-wildcard', {
      message: anywhere
        ? t`Keycloak goes back to any address on the web with what client ${place.clientId} gets: its valid redirect URIs hold a *. Name the callback alone.`
        : t`Keycloak goes back to every page of ${origin} with what client ${place.clientId} gets: its valid redirect URIs hold a *. Name the callback alone.`,
      ...(anywhere ? { severity: 'error' } : {}),
      settings: callbackSettings(subject),
    }),
  ];
}

/** A name that can belong to nobody (RFC 2606). Nothing is sent there: Keycloak is asked whether it would be. */
const nobodysHost = 'openmetadata-sso-check.invalid';
