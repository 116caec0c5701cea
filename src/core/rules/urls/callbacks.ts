import type { SettingKey } from '../../catalogue/catalogue';
import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { isClientType, isOidcProvider, isWritten, placesOf, textOf, type Place } from '../subject';
import { oneUrl } from './urlText';

/** Where OpenMetadata's callback URL stands: a confidential client has one of its own, which comes first. */
export function callbackKeys(view: View): readonly SettingKey[] {
  if (!isOidcProvider(view)) return [];
  return isClientType(view, 'confidential') ? ['oidc.callbackUrl', 'authn.callbackUrl'] : ['authn.callbackUrl'];
}

/** The callback URLs that are known. A list where one URL belongs is what another rule speaks of. */
export const callbackPlaces = (view: View): readonly Place[] =>
  placesOf(view, ...callbackKeys(view)).filter(({ index }) => index === undefined);

/** The callback URL that a text should be, as far as its path goes; undefined for what is not one URL. */
export function rightCallback(view: View, text: string): string | undefined {
  const url = oneUrl(text);
  return url === undefined ? undefined : url.origin + pathBefore(view, url.path) + '/callback';
}

/** What stands before `/callback`: the base path that the file gives OpenMetadata, or the one that the URL shows. */
function pathBefore(view: View, path: string): string {
  const server = parseWebUrl(textOf(view, 'oidc.serverUrl') ?? '')?.path.replace(/\/(?:callback)?$/, '');
  if (server !== undefined && server !== '' && path.startsWith(`${server}/`)) return server;
  const shown = path.replace(/(?:\/auth|\/api\/v1)?\/callback\/?$/, '');
  return shown === path ? '' : shown;
}

/** The path that the server itself is told to answer below, with a slash before it and none behind; undefined where none is known. */
export function basePath(view: View): string | undefined {
  const text = isWritten(view.get('server.basePath')) ? textOf(view, 'server.basePath') : undefined;
  const path = text?.replace(/^\/+|\/+$/g, '');
  return path === undefined || path === '' || !/^[\w./~-]+$/.test(path) ? undefined : `/${path}`;
}
