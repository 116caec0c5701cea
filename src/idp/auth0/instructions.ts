import { code, plain } from '../../core/markdown';
import type { SetUpRequest } from '../change';
import type { Instructions } from '../provider';
import { newApplication } from './application/newApplication';
import { applicationType, descriptionOf } from './application/settings';
import { usualDatabase } from './directory/databases';
import type { ApplicationSettings } from './tenant';
import { t } from '../../l10n/l10n';

/** What an administrator does in Auth0's dashboard instead of this extension, and why. Names are those of the dashboard. */
export function instructions(request: SetUpRequest): Instructions {
  const application = newApplication(request);
  const type = applicationType(application.app_type);
  return {
    settings: [
      ...descriptionOf(application).flatMap(({ setting, after }) => {
        const why = reasons(application)[setting];
        return why === undefined ? [] : [{ setting, value: after, why }];
      }),
      {
        setting: 'Connections',
        value: t`at least one, for example ${usualDatabase}`,
        why: t`Without a connection the login page has no way in, and many tenants enable none for a new application.`,
      },
    ],
    importing: [
      tenantStep(request),
      t`Save the JSON below as a file, for example \`application.json\`.`,
      t`With the Auth0 CLI, signed in to this tenant, run \`auth0 api post clients --data @application.json\`.`,
      t`Run it once only: Auth0 takes a second application of the same name.`,
      connectionStep,
      ...resultStep(request),
    ],
    byHand: [
      tenantStep(request),
      t`Under **Applications → Applications**, choose **Create Application**: name ${code(application.name)}, type **${type}**.`,
      t`On the tab **Settings**, enter the addresses that are listed above, exactly as they are.`,
      ...(request.flow === 'implicit'
        ? [t`Further down, switch on **Allow Refresh Token Rotation** and let refresh tokens expire.`]
        : []),
      t`Under **Advanced Settings → OAuth**, set **JSON Web Token (JWT) Signature Algorithm** to **RS256** and switch **OIDC Conformant** on.`,
      t`Under **Advanced Settings → Grant Types**, tick what is listed above and nothing else, and **Save**.`,
      ...(request.flow === 'implicit' ? [] : [t`On the tab **Credentials**, choose **Client Secret (Post)**.`]),
      connectionStep,
      ...resultStep(request),
    ],
    importable: JSON.stringify(application, undefined, 2),
  };
}

const tenantStep = ({ realm }: SetUpRequest): string =>
  t`Open Auth0’s dashboard and choose the tenant **${plain(realm)}**.`;

const connectionStep = t`On the tab **Connections** of the application, see that at least one connection is on that your users have an account at.`;

const resultStep = ({ flow }: SetUpRequest): readonly string[] =>
  flow === 'implicit'
    ? [t`On the tab **Settings**, copy the **Client ID**. The secret that stands beside it is not used.`]
    : [t`On the tab **Settings**, copy the **Client ID** and the **Client Secret**.`];

/** Why OpenMetadata needs a setting, by its name in the dashboard. What people choose freely needs no reason. */
function reasons({ app_type: type }: ApplicationSettings): Readonly<Record<string, string>> {
  const isPage = type === 'spa';
  return {
    'Application Type': isPage
      ? t`The browser signs users in, and a browser cannot keep a secret.`
      : t`The OpenMetadata server signs users in, and proves with a secret that it is this application.`,
    'Authentication Method': isPage
      ? t`The page has no secret to prove itself with.`
      : t`How OpenMetadata sends the secret unless it is told otherwise.`,
    'Allowed Callback URLs': t`The only addresses to which a sign-in may come back. Exact: with a wildcard, others could receive it.`,
    'Allowed Logout URLs': t`Where users may land after signing out.`,
    'Allowed Web Origins': t`Lets OpenMetadata’s page renew a sign-in without showing it.`,
    'Allowed Origins (CORS)': t`Lets OpenMetadata’s page ask Auth0 from the browser.`,
    'Grant Types': isPage
      ? t`OpenMetadata calls this flow implicit, but its page signs in with a code, and renews it with a refresh token.`
      : t`The server exchanges a code for tokens, and renews them with a refresh token.`,
    'JSON Web Token (JWT) Signature Algorithm': t`OpenMetadata checks tokens with the tenant’s published keys, which are for RS256.`,
    'OIDC Conformant': t`Otherwise tokens are of an older kind of Auth0’s own.`,
    'Refresh Token Rotation': t`A refresh token in a browser is good for one use only.`,
    'Refresh Token Expiration': t`Rotated tokens have to expire.`,
  };
}
