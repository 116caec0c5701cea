import type { KeycloakClient } from './admin';

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
