import { enumerate } from '../../../core/rules/subject';
import { failed, passed } from '../../check';
import { callbackSettings, homeOf, homeSettings } from '../../pair';
import { covers, hasWildcard, withAddresses } from '../application/coverage';
import { logoutUrls } from '../application/newApplication';
import { callbackRefused, changingIt } from '../faults';
import { hasOtherType } from './application';
import type { Inspected, Inspection } from './inspected';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/** OpenMetadata's page comes back to the callback alone: it renews a session by refresh tokens, without a page for that. */
export const inspectCallback: Inspection = (inspected) => {
  const { application, subject } = inspected;
  const { callbackUrl } = subject;
  if (callbackUrl === undefined) return [];
  return isRegistered(inspected)
    ? [passed('redirect-uri-refused', t`Auth0 goes back to ${callbackUrl}.`)]
    : [callbackRefused(inspected, callbackUrl, application.callbacks ?? [])];
};

/** A callback that Auth0 does not know is one mistake: the rest of its address is looked at afterwards. */
const isRegistered = ({ application, subject: { callbackUrl } }: Inspected): boolean =>
  callbackUrl !== undefined && isCovered(application.callbacks, callbackUrl);

const isCovered = (registered: readonly string[] | undefined, address: string): boolean =>
  (registered ?? []).some((each) => covers(each, address));

/** Whoever gets hold of one of the hosts that are covered gets codes sent there. */
export const inspectWildcards: Inspection = (inspected) => {
  const { application, name, subject } = inspected;
  const { callbackUrl } = subject;
  const registered = application.callbacks ?? [];
  const open = registered.filter(hasWildcard);
  if (open.length === 0) return [passed('redirect-uri-wildcard', t`The Allowed Callback URLs are exact.`)];
  const ours = callbackUrl === undefined ? [] : open.filter((url) => covers(url, callbackUrl));
  const exact = registered.filter((url) => !ours.includes(url));
  return [
    failed('redirect-uri-wildcard', {
      message: t`Application ${name} has the Allowed Callback URL ${enumerate(open)}: Auth0 goes back to every host that it covers. Name the callback alone.`,
      settings: callbackSettings(subject),
      remedies:
        ours.length === 0 || callbackUrl === undefined
          ? []
          : changingIt(inspected, t`Replace ${enumerate(ours)} by ${callbackUrl}`, {
              redirectUris: withAddresses(exact, [callbackUrl]),
            }),
    }),
  ];
};

/** OpenMetadata signs people out of itself alone so far, so this is for the day when it asks Auth0 as well. */
export const inspectLogoutUrls: Inspection = (inspected) => {
  const { application, name, subject } = inspected;
  const home = homeOf(subject);
  if (home === undefined || !isRegistered(inspected)) return [];
  const registered = application.allowed_logout_urls ?? [];
  if ([home, `${home}/`].some((url) => isCovered(registered, url)))
    return [passed('logout-uri-missing', t`Auth0 goes back to ${home} after sign-out.`)];
  const flow = subject.clientType === 'confidential' ? 'authorization-code' : 'implicit';
  return [
    failed('logout-uri-missing', {
      message: t`The Allowed Logout URLs of application ${name} do not hold ${home}: people who sign out at Auth0 do not come back.`,
      settings: homeSettings(subject),
      remedies: changingIt(inspected, t`Add ${home} to the Allowed Logout URLs of application ${name}`, {
        postLogoutUris: withAddresses(registered, logoutUrls({ flow, openMetadataUrl: home })),
      }),
    }),
  ];
};

/** From where the page of a public application may ask Auth0 unseen, as it does when it is opened again. */
export const inspectWebOrigins: Inspection = (inspected) => {
  const { application, name, subject } = inspected;
  const { callbackUrl, clientType } = subject;
  if (clientType === 'confidential' || hasOtherType(inspected) || !isRegistered(inspected)) return [];
  if (callbackUrl === undefined || !isUrl(callbackUrl)) return [];
  const { origin } = new URL(callbackUrl);
  const registered = application.web_origins ?? [];
  if (isCovered(registered, origin) || isCovered(registered, `${origin}/`))
    return [passed('web-origin-missing', t`The page at ${origin} may ask Auth0.`)];
  return [
    failed('web-origin-missing', {
      message: t`The Allowed Web Origins of application ${name} do not hold ${origin}: Auth0 does not tell OpenMetadata’s page who is signed in, so people sign in again whenever they open it.`,
      severity: 'warning',
      settings: homeSettings(subject),
      remedies: changingIt(inspected, t`Add ${origin} to the Allowed Web Origins of application ${name}`, {
        webOrigins: [...registered, origin],
      }),
    }),
  ];
};
