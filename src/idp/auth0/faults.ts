import type { SignInSubject } from '../../core/signIn';
import type { Fix } from '../../core/finding';
import { enumerate } from '../../core/rules/subject';
import type { ClientPlace } from '../change';
import type { ClientSettings } from '../directory';
import { failed, type CheckOutcome, type Mending } from '../check';
import { callbackSettings, changing, clientSettings, homeOf, otherCallbacks } from '../pair';
import { shortened } from '../serverWords';
import { isUrl } from '../isUrl';
import { t } from '../../l10n/l10n';

// What is wrong with an application, in the same words whether it was seen from outside or in the Management API.

/** An application and the configuration that signs in with it. */
export interface Pair {
  readonly subject: SignInSubject;
  /** The application as messages call it: by its name where that is known, else by its ID. */
  readonly name: string;
  /** Where it can be mended; undefined seen from outside, where nobody knows which tenant a domain belongs to. */
  readonly place: ClientPlace | undefined;
}

/** What mends a fault by changing one thing about the application. */
export const changingIt = ({ place }: Pair, title: string, set: Partial<ClientSettings>): readonly Mending[] =>
  place === undefined ? [] : [changing(title, { place }, set)];

/** What mends whatever a set-up looks at, all at once: the plan shows what that is. */
export function makingRight({ place, name, subject }: Pair): readonly Mending[] {
  const openMetadataUrl = homeOf(subject);
  if (place === undefined || openMetadataUrl === undefined || !isUrl(openMetadataUrl)) return [];
  const { realm, clientId } = place;
  const flow = subject.clientType === 'confidential' ? 'authorization-code' : 'implicit';
  return [
    {
      title: t`Make application ${name} what OpenMetadata needs`,
      request: { kind: 'set-up', realm, createRealm: false, client: clientId, flow, openMetadataUrl },
    },
  ];
}

/** @param others how the file can name another application, where one is known */
export const applicationMissing = (
  { subject, name }: Pick<Pair, 'subject' | 'name'>,
  tenant: string,
  others: readonly Fix[] = [],
): CheckOutcome =>
  failed('client-not-found', {
    message: t`The tenant at ${tenant} has no application with the client ID ${name}. Copy the Client ID from the application’s page, not its name.`,
    settings: clientSettings(subject),
    fixes: others,
  });

/** The application has a secret where the file says that it is public, or the other way round. */
export function otherClientType(pair: Pair): CheckOutcome {
  const { subject, name } = pair;
  const { clientType } = subject;
  return failed('client-type-differs', {
    message:
      clientType === 'confidential'
        ? t`The application ${name} is public (its authentication method is None) at Auth0, and the file says confidential. Auth0 asks for no secret, so anybody can use this client ID.`
        : t`The application ${name} is confidential at Auth0, and the file says public. A browser has no secret to send: nobody can sign in.`,
    ...(clientType === 'public' ? { severity: 'error' } : {}),
    settings: ['authn.clientType', ...clientSettings(subject)],
    remedies: makingRight(pair),
  });
}

export const uselessType = (pair: Pair, type: string): CheckOutcome =>
  failed('client-type-differs', {
    message: t`The application ${pair.name} is of the type ${type} at Auth0, with which nobody signs in. OpenMetadata needs a ${wantedType(pair)}.`,
    severity: 'error',
    settings: ['authn.clientType', ...clientSettings(pair.subject)],
    remedies: makingRight(pair),
  });

/** As the dashboard calls it. */
const wantedType = ({ subject }: Pair): string =>
  subject.clientType === 'confidential' ? 'Regular Web Application' : 'Single Page Application';

export function wrongSecret(pair: Pair): CheckOutcome {
  const { subject, name, place } = pair;
  const blank = subject.clientSecret !== subject.clientSecret?.trim();
  return failed('client-secret-wrong', {
    message: blank
      ? t`Auth0 has another secret for application ${name} than this file. The one here begins or ends with a blank, which counts.`
      : t`Auth0 has another secret for application ${name} than this file.`,
    settings: ['oidc.secret', ...clientSettings(subject)],
    remedies:
      place === undefined
        ? []
        : [{ title: t`Rotate the secret of application ${name}`, request: { kind: 'renew-secret', ...place } }],
  });
}

/** How many of something a message names, or a menu offers: an application may have a hundred callbacks. */
export const most = 5;

const some = (urls: readonly string[]): string =>
  urls.length <= most
    ? enumerate(urls) || t`none`
    : t`${urls.slice(0, most).join(', ')} and ${(urls.length - most).toString()} more`;

/** @param registered the callbacks that Auth0 has instead, where that is known */
export function callbackRefused(pair: Pair, callback: string, registered: readonly string[] | undefined): CheckOutcome {
  const { subject, name } = pair;
  return failed('redirect-uri-refused', {
    message:
      registered === undefined
        ? t`Auth0 does not go back to ${callback}: it is none of the Allowed Callback URLs of application ${name}.`
        : t`Auth0 does not go back to ${callback}: it is none of the Allowed Callback URLs of application ${name}. They are ${some(registered)}.`,
    settings: callbackSettings(subject),
    fixes: otherCallbacks(subject, registered ?? []).slice(0, most),
    remedies:
      registered === undefined
        ? []
        : changingIt(pair, t`Add ${callback} to application ${name}`, { redirectUris: [...registered, callback] }),
  });
}

export const grantMissing = (pair: Pair): CheckOutcome =>
  failed('flow-disabled', {
    message: t`The application ${pair.name} lacks the grant type Authorization Code, and OpenMetadata signs in by it.`,
    settings: ['authn.clientType', ...clientSettings(pair.subject)],
    remedies: changingIt(pair, t`Add the grant type Authorization Code to application ${pair.name}`, {
      standardFlow: true,
    }),
  });

/** @param remedies to let the users of a connection sign in, one for each */
export const noConnection = ({ subject, name }: Pair, remedies: readonly Mending[] = []): CheckOutcome =>
  failed('no-connection-enabled', {
    message: t`No connection is enabled for application ${name}: the login page has no way to sign in, so nobody can.`,
    settings: clientSettings(subject),
    remedies,
  });

/** Auth0 said no, and why is its own business. */
export function refused({ subject, name }: Pair, words: string): CheckOutcome {
  const said = shortened(words);
  return failed('sign-in-refused', {
    message:
      said === undefined
        ? t`Auth0 refuses a sign-in with application ${name}: it does not say why.`
        : t`Auth0 refuses a sign-in with application ${name}: ${said}.`,
    settings: clientSettings(subject),
  });
}
