import { err, ok, type Result } from '../../core/result';
import { withoutSlash } from '../../core/webUrl';
import type { Failure } from '../failure';
import { request, textField, type HttpAnswer } from '../http';
import { strangerFailure } from '../httpFailures';
import { realmRefuses, serverWords, unknownRealm } from './failures';
import { urlProblem } from './fields';
import { t } from '../../l10n/l10n';

/**
 * Keycloak's base URL, out of whatever the user copied: the admin console, a realm's issuer, a discovery document.
 * The answer has to be a URL (see `urlProblem`).
 */
export function baseUrl(answer: string): string {
  const { origin, pathname } = new URL(answer.trim());
  return origin + withoutSlash(pathname.replace(/\/(?:admin|realms)(?:\/.*)?$/, ''));
}

/**
 * Finds out where Keycloak's paths begin: at the root, or under `/auth` as they did before release 17 and still do
 * where an administrator kept it so.
 */
export async function locate(
  answer: string,
  realm: string,
  options: { readonly signal: AbortSignal; readonly timeout: number },
): Promise<Result<string, Failure>> {
  const problem = urlProblem(answer);
  if (problem !== undefined)
    return err({ kind: 'invalid', message: t`This is no address of Keycloak.`, nextStep: problem });
  const given = baseUrl(answer);
  const other = given.endsWith('/auth') ? given.slice(0, -'/auth'.length) : `${given}/auth`;
  let first: Failure | undefined;
  for (const base of [given, other]) {
    const url = `${base}/realms/${encodeURIComponent(realm)}`;
    const found = await request({ url, ...options });
    if (!found.ok) return found;
    if (found.value.status === 200 && textField(found.value.body, 'realm') !== undefined) return ok(base);
    const refusal = keycloakRefusal(found.value, realm);
    if (refusal !== undefined) return err(refusal);
    first ??= notKeycloak(url, found.value);
  }
  return err(first ?? unknownRealm(realm));
}

/** What only Keycloak says: the base path is right, but this realm is not to be had. */
function keycloakRefusal({ status, body }: HttpAnswer, realm: string): Failure | undefined {
  const words = serverWords(body);
  if (status === 404 && words?.startsWith('Realm ') === true) return unknownRealm(realm, words);
  return words === 'HTTPS required' || words === 'Realm not enabled' ? realmRefuses(realm, words) : undefined;
}

function notKeycloak(url: string, { status, body, redirect }: HttpAnswer): Failure {
  if (redirect !== undefined || status === 200) return strangerFailure(url, status, redirect);
  const words = serverWords(body);
  return {
    kind: 'not-found',
    message: t`There is no Keycloak at ${new URL(url).origin}, or not under this path.`,
    ...(words === undefined ? {} : { serverWords: words }),
    nextStep: t`Use the part of the admin console’s address that stands before /admin.`,
  };
}
