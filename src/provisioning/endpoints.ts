import { err, type Result } from '../core/result';
import type { Failure } from '../idp/failure';
import type { Endpoints } from '../idp/directory';
import type { Session } from '../idp/provider';
import { t } from '../l10n/l10n';

/**
 * Where sign-in with a realm happens, or will happen once the realm exists: realms of one provider differ in their
 * addresses by their names alone, so a sibling tells.
 */
export async function expectedEndpoints(
  session: Pick<Session, 'endpoints' | 'realms'>,
  realm: { readonly name: string; readonly create: boolean },
  signal: AbortSignal,
): Promise<Result<Endpoints, Failure>> {
  if (!realm.create) return session.endpoints(realm.name, signal);
  const realms = await session.realms(signal);
  if (!realms.ok) return realms;
  const [sibling] = realms.value;
  if (sibling === undefined) return err(noSibling(realm.name));
  const endpoints = await session.endpoints(sibling.name, signal);
  if (!endpoints.ok) return endpoints;
  const { authority, issuer, jwksUri, discoveryUri } = endpoints.value;
  const renamed = (url: string): string => renameSegment(url, sibling.name, realm.name);
  return {
    ok: true,
    value: {
      authority: renamed(authority),
      issuer: renamed(issuer),
      jwksUri: renamed(jwksUri),
      discoveryUri: renamed(discoveryUri),
    },
  };
}

/** Replaces the segment of the path that is the realm's name. The host may have the same name, so it is left alone. */
function renameSegment(address: string, from: string, to: string): string {
  const origin = new URL(address).origin;
  const path = address.slice(origin.length).split('/');
  return origin + path.map((part) => (part === encodeURIComponent(from) ? encodeURIComponent(to) : part)).join('/');
}

const noSibling = (realm: string): Failure => ({
  kind: 'not-found',
  message: t`The addresses of realm ${realm} are not known before it exists.`,
  nextStep: t`Create the realm first, then choose it here.`,
});
