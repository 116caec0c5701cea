import type { Guide } from '../connection';
import { dashboardPage } from './dashboard';
import { scopeUses, type ScopeUse } from './scopes';
import { t } from '../../l10n/l10n';

/** How somebody makes the application that this extension signs in with. Names are those of Auth0's dashboard. */
export const machineGuide = (url: string): Guide => ({
  title: t`Create a machine-to-machine application`,
  steps: [
    t`Under **Applications > Applications**, choose **Create Application**, **Machine to Machine Applications**, and a name such as \`OpenMetadata SSO for VS Code\`.`,
    t`Choose **Auth0 Management API** as the API that it may ask.`,
    t`Tick these scopes:\n${listed(({ needed }) => needed)}`,
    t`Of these, tick no more than what you want to use:\n${listed(({ needed }) => !needed)}`,
    t`Choose **Authorize**. **Settings** shows the client ID and the client secret that are asked for next.`,
  ],
  copy: scopesToCopy,
  page: { title: t`Applications in Auth0’s dashboard`, url: dashboardPage(url, 'applications') },
});

/** How somebody gets a token of the Management API for a day. */
export const tokenGuide = (url: string): Guide => ({
  title: t`Copy a token of the Management API`,
  steps: [
    t`Under **Applications > APIs**, choose **Auth0 Management API** and its tab **API Explorer**.`,
    t`If there is no token yet, choose **Create & Authorize Test Application**. It may do everything that there is.`,
    t`Copy the token. It lasts a day and cannot be taken back, so paste it nowhere else.`,
  ],
  copy: scopesToCopy,
  page: { title: t`APIs in Auth0’s dashboard`, url: dashboardPage(url, 'apis') },
});

/** Where a scope is given to the application that signs in. */
export const howToTick =
  (clientId: string) =>
  (scope: string): string =>
    t`In Auth0’s dashboard, under Applications > APIs > Auth0 Management API > Machine to Machine Applications, tick ${scope} for the application ${clientId}, choose Update and try again.`;

/** What helps where a token lacks a scope: it cannot be given to one that is out. */
export const howToReplaceToken = (scope: string): string =>
  t`Sign in again with a token that has ${scope}: the API Explorer’s has what its application was authorized for.`;

const listed = (which: (use: ScopeUse) => boolean): string =>
  scopeUses
    .filter(which)
    .map(({ scope, why }) => t`   - \`${scope}\` to ${why}`)
    .join('\n');

/** What it cannot do without: the rest is for people to want. */
const scopesToCopy: Guide['copy'] = {
  title: t`Scopes`,
  text: scopeUses
    .filter(({ needed }) => needed)
    .map(({ scope }) => scope)
    .join(' '),
};
