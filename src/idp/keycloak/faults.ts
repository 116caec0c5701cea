import type { Fix } from '../../core/finding';
import { enumerate } from '../../core/rules/subject';
import type { SignInSubject } from '../../core/signIn';
import type { ClientPlace } from '../change';
import { failed, type CheckOutcome, type Mending } from '../check';
import { callbackSettings, changing, clientSettings, otherCallbacks, type Pair } from '../pair';
import { neededScopes } from './client/representation';
import { t } from '../../l10n/l10n';

// What is wrong with a client, in the same words whether it was seen from outside or by an administrator.

/** Where the page of a public client renews its token in the background. */
export const silentCallbackOf = (callback: string): string | undefined =>
  callback.endsWith('/callback') ? callback.replace(/callback$/, 'silent-callback') : undefined;

export const clientMissing = ({ place, subject }: Pair, orDisabled: boolean): CheckOutcome =>
  failed('client-not-found', {
    message: orDisabled
      ? t`Realm ${place.realm} has no client ${place.clientId}, or it is disabled. Upper and lower case differ.`
      : t`Realm ${place.realm} has no client ${place.clientId}. Upper and lower case differ.`,
    settings: clientSettings(subject),
  });

export const clientDisabled = (pair: Pair): CheckOutcome =>
  failed('client-disabled', {
    message: t`The client ${pair.place.clientId} is disabled in realm ${pair.place.realm}: Keycloak refuses everyone who signs in with it.`,
    settings: clientSettings(pair.subject),
    remedies: [changing(t`Enable client ${pair.place.clientId}`, pair, { enabled: true })],
  });

export const uselessClient = ({ place, subject }: Pair, what: 'bearer-only' | 'for SAML'): CheckOutcome =>
  failed('client-type-differs', {
    message:
      what === 'bearer-only'
        ? t`The client ${place.clientId} is bearer-only in realm ${place.realm}: nobody can sign in to OpenMetadata with it.`
        : t`The client ${place.clientId} is for SAML in realm ${place.realm}: nobody can sign in to OpenMetadata with it.`,
    severity: 'error',
    settings: clientSettings(subject),
  });

/** The client is public where the file says confidential, or the other way round. */
export function otherClientType({ place, subject }: Pair): CheckOutcome {
  const { clientType, responseType } = subject;
  return failed('client-type-differs', {
    message:
      clientType === 'confidential'
        ? t`The client ${place.clientId} is public in realm ${place.realm} (Client authentication is off), and the file says confidential. Keycloak does not look at the secret, so anybody can use this client ID.`
        : t`The client ${place.clientId} is confidential in realm ${place.realm} (Client authentication is on), and the file says public. A browser has no secret to send.`,
    ...(clientType === 'public' && responseType === 'code' ? { severity: 'error' } : {}),
    settings: ['authn.clientType', ...clientSettings(subject)],
  });
}

export const otherAuthenticator = ({ place, subject }: Pair): CheckOutcome =>
  failed('client-authenticator', {
    message: t`The client ${place.clientId} has to prove itself by a signed token or a certificate, and OpenMetadata sends a secret. Choose “Client Id and Secret” under Credentials.`,
    settings: ['oidc.clientAuthenticationMethod', ...clientSettings(subject)],
  });

export function wrongSecret({ place, subject }: Pair): CheckOutcome {
  const blank = subject.clientSecret !== subject.clientSecret?.trim();
  return failed('client-secret-wrong', {
    message: blank
      ? t`Keycloak has another secret for client ${place.clientId} than this file. The one here begins or ends with a blank, which counts.`
      : t`Keycloak has another secret for client ${place.clientId} than this file.`,
    settings: ['oidc.secret', ...clientSettings(subject)],
    remedies: [renewing(place)],
  });
}

export const renewing = (place: ClientPlace): Mending => ({
  title: t`Renew the secret of client ${place.clientId}`,
  request: { kind: 'renew-secret', ...place },
});

export function flowOff(pair: Pair): CheckOutcome {
  const { place, subject } = pair;
  const implicit = subject.responseType === 'id_token';
  const flow = flowOf(subject);
  return failed('flow-disabled', {
    message: t`${flow} is off for client ${place.clientId} in realm ${place.realm}, and OpenMetadata signs in by it here.`,
    settings:
      subject.clientType === 'confidential'
        ? ['authn.clientType', 'oidc.id']
        : ['authn.responseType', 'authn.clientType', 'authn.clientId'],
    remedies: [
      changing(
        t`Switch ${flow} on for client ${place.clientId}`,
        pair,
        implicit ? { implicitFlow: true } : { standardFlow: true },
      ),
    ],
  });
}

/** As Keycloak's console names it. */
export const flowOf = ({ responseType }: SignInSubject): string =>
  responseType === 'id_token' ? 'Implicit flow' : 'Standard flow';

/** @param refused those of the scopes asked for that the client may not have */
export function scopesRefused({ place, subject }: Pair, refused: readonly string[]): CheckOutcome {
  const confidential = subject.clientType === 'confidential';
  const needed = refused.filter((scope) => neededScopes.some((each) => each === scope));
  const kept = subject.scopes.filter((scope) => !refused.includes(scope)).join(' ');
  const fixes: readonly Fix[] =
    confidential && needed.length === 0 && kept !== ''
      ? [{ title: t`Ask for ${kept} only`, preferred: true, changes: [{ key: 'oidc.scope', set: kept }] }]
      : [];
  return failed('scope-refused', {
    message:
      refused.length === 0
        ? t`Keycloak refuses a sign-in that asks for no scope.`
        : refused.length === 1
          ? t`Keycloak does not give client ${place.clientId} the scope ${enumerate(refused)}, so every sign-in ends in invalid_scope.`
          : t`Keycloak does not give client ${place.clientId} the scopes ${enumerate(refused)}, so every sign-in ends in invalid_scope.`,
    settings: [...(confidential ? (['oidc.scope'] as const) : []), ...clientSettings(subject)],
    fixes,
    remedies:
      needed.length === 0
        ? []
        : [
            {
              title: t`Attach ${enumerate(needed)} to client ${place.clientId}`,
              request: { kind: 'attach-scopes', ...place },
            },
          ],
  });
}

/** OpenMetadata sends a code challenge by S256 or none at all. */
export function proofWanted(pair: Pair, method: 'S256' | 'plain'): CheckOutcome {
  const { place, subject } = pair;
  return failed('pkce-required', {
    message:
      method === 'S256'
        ? t`The client ${place.clientId} wants PKCE (S256), and OpenMetadata sends none: every sign-in ends in invalid_request.`
        : t`The client ${place.clientId} wants PKCE by the method plain, and OpenMetadata sends S256 or none. Choose S256 at the client, which is also the safer one.`,
    settings: ['oidc.disablePkce', ...clientSettings(subject)],
    fixes:
      method === 'S256'
        ? [
            {
              title: t`Let OpenMetadata send PKCE`,
              preferred: true,
              changes: [{ key: 'oidc.disablePkce', set: false }],
            },
          ]
        : [],
    remedies: [changing(t`Accept sign-ins without PKCE for client ${place.clientId}`, pair, { requiresPkce: false })],
  });
}

export const pushedRequestsOnly = ({ place, subject }: Pair): CheckOutcome =>
  failed('pushed-request-required', {
    message: t`The client ${place.clientId} takes pushed authorization requests only, which OpenMetadata does not send. Switch “Pushed authorization request required” off at the client.`,
    settings: clientSettings(subject),
  });

/**
 * @param missing the callback, or only the page that renews a token unseen
 * @param registered what Keycloak goes back to instead, where that is known
 */
export function redirectUriRefused(
  pair: Pair,
  missing: readonly string[],
  registered: readonly string[] | undefined,
): CheckOutcome {
  const { place, subject } = pair;
  const main = missing.find((uri) => uri === subject.callbackUrl);
  return failed('redirect-uri-refused', {
    message:
      main !== undefined
        ? notGoingBack(main, place.clientId, registered)
        : t`Keycloak does not go back to ${missing.join(', ')}, where OpenMetadata’s page renews a session unseen: people are signed out as soon as their token ends.`,
    ...(main === undefined ? { severity: 'warning' } : {}),
    settings: callbackSettings(subject),
    fixes: main === undefined ? [] : otherCallbacks(subject, registered ?? []),
    remedies:
      registered === undefined
        ? []
        : [
            changing(t`Add ${enumerate(missing)} to client ${place.clientId}`, pair, {
              redirectUris: [...registered, ...missing],
            }),
          ],
  });
}

function notGoingBack(uri: string, clientId: string, registered: readonly string[] | undefined): string {
  if (registered === undefined)
    return t`Keycloak does not go back to ${uri}: it is none of the valid redirect URIs of client ${clientId}.`;
  return registered.length === 0
    ? t`Keycloak does not go back to ${uri}: it is none of the valid redirect URIs of client ${clientId}. They are none.`
    : t`Keycloak does not go back to ${uri}: it is none of the valid redirect URIs of client ${clientId}. They are ${registered.join(', ')}.`;
}
