import type { ConnectionMethod, Field } from '../connection';
import { filled } from '../filled';
import { isUrl } from '../isUrl';
import { t } from '../../l10n/l10n';

/** Keycloak keeps this realm for its own administration (OpenMetadata documentation, "Keycloak SSO", step 2). */
export const administrationRealm = 'master';

export const masterRefusal = t`Keycloak keeps the realm master for its own administration; OpenMetadata needs a realm of its own for its users.`;

/**
 * Keycloak keeps names of 255 characters. A service account is a user named `service-account-` and the client ID, and up
 * to 26.0 Authorization has a resource of the type `urn:`, client ID, `:resources:default`.
 */
const longestClientId = 255 - 'urn::resources:default'.length;
/** Measured: 231 characters are taken, 240 end in an error 500. */
const longestRealmName = 231;
/** What Keycloak's database holds of a URL or a description. */
export const longestText = 255;

/** What is wrong with a client ID; undefined if nothing is. */
export function clientIdProblem(clientId: string): string | undefined {
  if (clientId.trim() === '') return t`Enter a client ID, for example open-metadata.`;
  if (clientId !== clientId.trim()) return t`Remove the spaces around the client ID: they would be part of it.`;
  return clientId.length > longestClientId ? t`Use at most ${longestClientId.toString()} characters.` : undefined;
}

/** What is wrong with the name of a new realm for OpenMetadata; undefined if nothing is. */
export function realmNameProblem(name: string): string | undefined {
  if (name === '') return t`Enter a name, for example Data-sec.`;
  if (name === administrationRealm) return masterRefusal;
  if (!/^[A-Za-z0-9_-]+$/.test(name)) return t`Use letters, digits, - and _ only: the name becomes part of every URL.`;
  return name.length > longestRealmName ? t`Use at most ${longestRealmName.toString()} characters.` : undefined;
}

/** What is wrong with Keycloak's address; undefined if nothing is. */
export function urlProblem(answer: string): string | undefined {
  const text = answer.trim();
  if (text === '') return t`Enter the address of Keycloak.`;
  if (!/^https?:\/\//i.test(text)) return t`Begin with https:// (or http:// for a Keycloak on this machine).`;
  if (!isUrl(text)) return t`This is not a URL.`;
  const { username, password } = new URL(text);
  return username === '' && password === '' ? undefined : t`Leave user and password out of the URL.`;
}

/** The existing realm that an account belongs to may have any name that a URL can hold. */
const loginRealmProblem = (name: string): string | undefined => {
  if (name.trim() === '') return t`Enter the realm that the account belongs to.`;
  return name === '.' || name === '..' || /[/?#]/.test(name) ? t`This cannot be the name of a realm.` : undefined;
};

export const urlField: Field = {
  id: 'url',
  label: t`Keycloak URL`,
  placeholder: 'https://sso.example.com',
  secret: false,
  validate: urlProblem,
};

export const clientIdField: Field = {
  id: 'clientId',
  label: t`Client ID`,
  initial: 'open-metadata',
  secret: false,
  validate: clientIdProblem,
};

export const realmNameField: Field = {
  id: 'realm',
  label: t`Realm name`,
  placeholder: 'Data-sec',
  secret: false,
  validate: realmNameProblem,
};

const loginRealmField: Field = {
  id: 'realm',
  label: t`Realm of the account`,
  initial: administrationRealm,
  secret: false,
  validate: loginRealmProblem,
};

/** In the order in which they are recommended. */
export const methods: readonly ConnectionMethod[] = [
  {
    id: 'browser',
    label: t`Browser sign-in`,
    detail: t`On Keycloak’s own page, with a second factor where there is one. Needs a client that is made once.`,
    page: 'here',
    fields: [loginRealmField],
  },
  {
    id: 'device-code',
    label: t`Code on another device`,
    detail: t`The same on any browser anywhere, with a code that is shown here. Needs the same client.`,
    page: 'anywhere',
    fields: [loginRealmField],
  },
  {
    id: 'service-account',
    label: t`Service account`,
    detail: t`A client with service account roles, such as manage-clients. Signs in again by itself.`,
    fields: [
      loginRealmField,
      {
        id: 'clientId',
        label: t`Client ID of the service account`,
        secret: false,
        validate: filled(t`Enter the client ID.`),
      },
      { id: 'clientSecret', label: t`Client secret`, secret: true, validate: filled(t`Enter the client secret.`) },
    ],
  },
  {
    id: 'password',
    label: t`User and password`,
    detail: t`An administrator signs in. The password is not kept. Not for accounts with a second factor.`,
    // As Keycloak's guides to a first start name the administrator, who is in this realm.
    local: { settled: { realm: administrationRealm }, likely: { username: 'admin' } },
    fields: [
      loginRealmField,
      { id: 'username', label: t`Username`, secret: false, validate: filled(t`Enter the username.`) },
      { id: 'password', label: t`Password`, secret: true, validate: filled(t`Enter the password.`) },
    ],
  },
  {
    id: 'initial-access-token',
    label: t`Initial access token`,
    detail: t`Without an account: an administrator has given you a token. It can create a client and nothing else.`,
    limited: true,
    fields: [
      {
        id: 'initialAccessToken',
        label: t`Initial access token`,
        secret: true,
        validate: filled(t`Paste the token.`),
      },
    ],
  },
];
