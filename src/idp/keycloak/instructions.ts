import { code, plain } from '../../core/markdown';
import type { SetUpRequest } from '../change';
import type { Instructions } from '../provider';
import type { KeycloakClient } from './admin';
import { newClient } from './client/representation';
import { descriptionOf } from './client/settings';
import { t } from '../../l10n/l10n';

/**
 * What an administrator does in Keycloak's console instead of this extension, and why. Names are those of the admin
 * console of Keycloak 26.
 */
export function instructions(request: SetUpRequest): Instructions {
  const client = newClient(request);
  return {
    settings: [
      ...descriptionOf(client).flatMap(({ setting, after }) => {
        const why = reasons(client)[setting];
        return why === undefined ? [] : [{ setting, value: after, why }];
      }),
      {
        setting: 'Client scopes',
        value: 'email, profile',
        why: t`Their claims hold the e-mail and the user name by which OpenMetadata knows people.`,
      },
    ],
    importing: [
      realmStep(request),
      t`Save the JSON below as a file, for example \`client.json\`.`,
      t`Under **Clients**, choose **Import client**, **Browse** for that file, and **Save**.`,
      scopesStep,
      ...secretStep(request),
    ],
    byHand: [
      realmStep(request),
      t`Under **Clients**, choose **Create client**: type **OpenID Connect**, client ID ${code(request.client)}.`,
      t`**Capability config**: switch on and off what is listed above, and nothing else.`,
      t`**Login settings**: enter the addresses that are listed above, exactly as they are, and **Save**.`,
      scopesStep,
      ...secretStep(request),
    ],
    // Client scopes are left out on purpose: a new client gets the realm's own, while named ones would replace them.
    importable: JSON.stringify(client, undefined, 2),
  };
}

const realmStep = ({ realm }: SetUpRequest): string =>
  t`Open Keycloak’s admin console and choose the realm **${plain(realm)}**. If there is none of this name yet, create it.`;

const scopesStep = t`On the tab **Client scopes** of the client, see that \`email\` and \`profile\` are there; add them as **Default** if not.`;

const secretStep = ({ flow }: SetUpRequest): readonly string[] =>
  flow === 'implicit' ? [] : [t`On the tab **Credentials**, copy the **Client secret**.`];

/** Why OpenMetadata needs a setting, by its name in the console. What people choose freely needs no reason. */
function reasons({ publicClient }: KeycloakClient): Readonly<Record<string, string>> {
  return {
    Enabled: t`A client that is disabled signs nobody in.`,
    'Client authentication':
      publicClient === true
        ? t`The browser signs users in, and a browser cannot keep a secret.`
        : t`The OpenMetadata server proves with a secret that it is this client.`,
    'Client authenticator': t`OpenMetadata knows no other proof than client ID and secret.`,
    Authorization: publicClient === true ? t`Not for a public client.` : t`OpenMetadata’s documentation asks for it.`,
    'Service account roles': publicClient === true ? t`Not for a public client.` : t`Comes with Authorization.`,
    'Standard flow': t`Users sign in on a page of Keycloak, never in OpenMetadata itself.`,
    'Implicit flow':
      publicClient === true
        ? t`OpenMetadata’s page asks for the ID token directly.`
        : t`Not used: a token would travel in an address.`,
    'Direct access grants': t`Not used: OpenMetadata never asks anyone for their password.`,
    'Root URL': t`Where OpenMetadata is; Keycloak’s own pages link to it.`,
    'Home URL': t`Where Keycloak’s list of applications leads.`,
    'Valid redirect URIs': t`The only addresses to which a sign-in may come back. Exact: with a wildcard, others could receive it.`,
    'Valid post logout redirect URIs': t`Where users may land after signing out.`,
    'Web origins': t`Lets OpenMetadata’s pages ask Keycloak from the browser.`,
  };
}
