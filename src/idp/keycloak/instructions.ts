import { code, plain } from '../../core/markdown';
import type { SetUpRequest } from '../change';
import type { Instructions } from '../provider';
import type { KeycloakClient } from './admin';
import { newClient } from './client/representation';
import { descriptionOf } from './client/settings';

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
        why: 'Their claims hold the e-mail and the user name by which OpenMetadata knows people.',
      },
    ],
    importing: [
      realmStep(request),
      'Save the JSON below as a file, for example `client.json`.',
      'Under **Clients**, choose **Import client**, **Browse** for that file, and **Save**.',
      scopesStep,
      ...secretStep(request),
    ],
    byHand: [
      realmStep(request),
      `Under **Clients**, choose **Create client**: type **OpenID Connect**, client ID ${code(request.client)}.`,
      '**Capability config**: switch on and off what is listed above, and nothing else.',
      '**Login settings**: enter the addresses that are listed above, exactly as they are, and **Save**.',
      scopesStep,
      ...secretStep(request),
    ],
    // Client scopes are left out on purpose: a new client gets the realm's own, while named ones would replace them.
    importable: JSON.stringify(client, undefined, 2),
  };
}

const realmStep = ({ realm }: SetUpRequest): string =>
  `Open Keycloak’s admin console and choose the realm **${plain(realm)}**. If there is none of this name yet, create it.`;

const scopesStep =
  'On the tab **Client scopes** of the client, see that `email` and `profile` are there; add them as **Default** if not.';

const secretStep = ({ flow }: SetUpRequest): readonly string[] =>
  flow === 'implicit' ? [] : ['On the tab **Credentials**, copy the **Client secret**.'];

/** Why OpenMetadata needs a setting, by its name in the console. What people choose freely needs no reason. */
function reasons({ publicClient }: KeycloakClient): Readonly<Record<string, string>> {
  return {
    Enabled: 'A client that is disabled signs nobody in.',
    'Client authentication':
      publicClient === true
        ? 'The browser signs users in, and a browser cannot keep a secret.'
        : 'The OpenMetadata server proves with a secret that it is this client.',
    'Client authenticator': 'OpenMetadata knows no other proof than client ID and secret.',
    Authorization: publicClient === true ? 'Not for a public client.' : 'OpenMetadata’s documentation asks for it.',
    'Service account roles': publicClient === true ? 'Not for a public client.' : 'Comes with Authorization.',
    'Standard flow': 'Users sign in on a page of Keycloak, never in OpenMetadata itself.',
    'Implicit flow':
      publicClient === true
        ? 'OpenMetadata’s page asks for the ID token directly.'
        : 'Not used: a token would travel in an address.',
    'Direct access grants': 'Not used: OpenMetadata never asks anyone for their password.',
    'Root URL': 'Where OpenMetadata is; Keycloak’s own pages link to it.',
    'Home URL': 'Where Keycloak’s list of applications leads.',
    'Valid redirect URIs':
      'The only addresses to which a sign-in may come back. Exact: with a wildcard, others could receive it.',
    'Valid post logout redirect URIs': 'Where users may land after signing out.',
    'Web origins': 'Lets OpenMetadata’s pages ask Keycloak from the browser.',
  };
}
