import type { SignInSubject } from '../../../core/signIn';
import { passed, skipped, type CheckOutcome } from '../../check';
import { whyNotTried } from '../../probes/conversation';
import { callbackRefused, grantMissing, noConnection, otherClientType, refused, wrongSecret } from '../faults';
import { wentBack, type Situation } from './situation';
import { t } from '../../../l10n/l10n';

/** Compares one point of an application that is there. Nothing is asked any more. */
export type Probe = (situation: Situation) => readonly CheckOutcome[];

/** Whether Auth0 asks the application for a secret, as the file says. Only a public one gets as far as its code without. */
const checkClientType: Probe = (situation) => {
  const { bare, subject } = situation;
  if (bare.kind === 'unclear') return [skipped('client-type-differs', bare.why)];
  if (bare.kind !== 'authenticated' && bare.kind !== 'refused') return [];
  return (bare.kind === 'authenticated') === (subject.clientType === 'public')
    ? [passed('client-type-differs', t`The application is ${subject.clientType} at Auth0 as well.`)]
    : [otherClientType(situation)];
};

/** Whether Auth0 takes the secret: with the right one it complains about the code that nobody gave out. */
const checkSecret: Probe = (situation) => {
  const { bare, withSecret, subject } = situation;
  if (subject.clientType === 'public' || bare.kind === 'authenticated') return [];
  if (withSecret === undefined) return [skipped('client-secret-wrong', whyNotTried(subject))];
  if (withSecret.kind === 'authenticated') return [passed('client-secret-wrong', t`The client secret is right.`)];
  if (withSecret.kind === 'unclear') return [skipped('client-secret-wrong', withSecret.why)];
  if (withSecret.kind !== 'refused')
    return [skipped('client-secret-wrong', t`Auth0 did not get as far as the secret.`)];
  // It was sent as a field of the form; what Auth0 makes of that where the application has another way is not known.
  return sendsForm(subject)
    ? [wrongSecret(situation)]
    : [
        skipped(
          'client-secret-wrong',
          t`Auth0 refused the secret as it was sent, which is not how this file sends it.`,
        ),
      ];
};

const sendsForm = ({ view }: SignInSubject): boolean => {
  const { value } = view.get('oidc.clientAuthenticationMethod');
  return typeof value !== 'string' || value === '' || value === 'client_secret_post';
};

/** Whether Auth0 goes back to the address that OpenMetadata names. */
const checkCallback: Probe = (situation) => {
  const { authorization, asked } = situation;
  if (wentBack(authorization)) return [passed('redirect-uri-refused', t`Auth0 goes back to ${asked.redirectUri}.`)];
  if (authorization.kind === 'unclear') return [skipped('redirect-uri-refused', authorization.why)];
  return authorization.kind === 'refused' && authorization.reason === 'callback'
    ? [callbackRefused(situation, asked.redirectUri, undefined)]
    : [];
};

/** Whether the application may sign users in by the grant that OpenMetadata uses. */
const checkGrant: Probe = (situation) => {
  const { authorization, bare, withSecret } = situation;
  // A callback that Auth0 does not know is one mistake: the rest is looked at afterwards.
  if (authorization.kind === 'refused') return [];
  const isOff = authorization.kind === 'returned' && authorization.error === 'unauthorized_client';
  if (isOff || bare.kind === 'grant off' || withSecret?.kind === 'grant off') return [grantMissing(situation)];
  return authorization.kind === 'accepted'
    ? [passed('flow-disabled', t`The application may sign in with an authorization code.`)]
    : [];
};

/** Auth0 says so before it asks for a password, if at all: a login page cannot be looked at without one. */
const checkConnections: Probe = (situation) => {
  const { authorization } = situation;
  const said =
    (authorization.kind === 'refused' && authorization.reason === 'no connection') ||
    (authorization.kind === 'returned' && isAboutConnections(authorization.words));
  return said ? [noConnection(situation)] : [];
};

const isAboutConnections = (words: string): boolean => /no connections? (?:is |are )?enabled/i.test(words);

/** Auth0 went back and said no, and none of the others knows why. */
const checkRest: Probe = (situation) => {
  const { authorization } = situation;
  if (authorization.kind !== 'returned' || authorization.error === 'unauthorized_client') return [];
  const { error, words } = authorization;
  if (isAboutConnections(words)) return [];
  if (error === '')
    return [skipped('sign-in-refused', t`Auth0 went back to the callback without saying what came of it.`)];
  return [refused(situation, words === '' ? error : `${words.replace(/\.$/, '')} (${error})`)];
};

export const probes: readonly Probe[] = [
  checkClientType,
  checkSecret,
  checkCallback,
  checkGrant,
  checkConnections,
  checkRest,
];
