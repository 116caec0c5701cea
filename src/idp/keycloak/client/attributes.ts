import type { KeycloakClient } from '../admin';

/** An attribute of a client; undefined if it is unset or empty. */
export function attribute(client: KeycloakClient, name: string): string | undefined {
  const value: unknown = client.attributes?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Several addresses in one attribute, `##` between them. */
export const postLogout = 'post.logout.redirect.uris';

/** `-` stands for none, `+` for the same as the redirect URIs. */
export const postLogoutUrisOf = (client: KeycloakClient): readonly string[] =>
  (attribute(client, postLogout) ?? '').split('##').filter((uri) => uri !== '' && uri !== '-');

/** `S256` or `plain`: a sign-in without such a code challenge is refused. Unset: PKCE is up to who signs in. */
export const pkceMethod = 'pkce.code.challenge.method';

/** When the secret was set; undefined for a public client, and where no one has set it since Keycloak keeps the time. */
export function secretCreated(client: KeycloakClient): Date | undefined {
  const seconds = Number(attribute(client, 'client.secret.creation.time'));
  return client.publicClient !== true && seconds > 0 ? new Date(seconds * 1000) : undefined;
}
