import type * as vscode from 'vscode';
import type { View } from '../../core/view';
import type { ConnectionProfile } from '../../idp/connection';
import { locateClient, locateRealm } from '../../provisioning/located';
import { placeId, type Place } from '../../provisioning/place';
import type { ProviderEntry } from '../../provisioning/providers';

/** A configuration, as far as the tree has to do with it. */
export interface UsingFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly view: View;
}

/** Which configurations use what the tree shows. */
export interface Usage {
  /** The files that sign users in with a client, or with any client of a realm. */
  of(place: Place): readonly UsingFile[];
  /** The client that a file signs users in with, or their realm; undefined where no connection leads there. */
  placeOf(file: UsingFile): Place | undefined;
  /** The places at which two usages differ: clients, and realms whose users are seen in another way. */
  differences(other: Usage): readonly Place[];
  /** What a realm's users are to its files, so that it can be told whether that has changed. */
  readonly fingerprints: ReadonlyMap<string, { readonly place: Place; readonly print: string }>;
}

/** What decides who is who; see `identityOf`. */
const identitySettings = [
  'authz.adminPrincipals',
  'authz.adminEmails',
  'authn.jwtPrincipalClaims',
  'authn.jwtPrincipalClaimsMapping',
  'authn.emailClaim',
  'authn.clientType',
  'authz.principalDomain',
  'authz.enforcePrincipalDomain',
  'authz.allowedDomains',
  'authz.allowedEmailDomains',
] as const;

export function usageOf(
  files: readonly UsingFile[],
  profiles: readonly ConnectionProfile[],
  providers: readonly Pick<ProviderEntry, 'recognises' | 'realmAt'>[],
): Usage {
  const at = new Map<string, UsingFile[]>();
  const places = new Map<UsingFile, Place>();
  const fingerprints = new Map<string, { readonly place: Place; readonly print: string }>();
  const note = (place: Place, file: UsingFile, print: string): void => {
    const id = placeId(place);
    at.set(id, [...(at.get(id) ?? []), file]);
    fingerprints.set(id, { place, print: `${fingerprints.get(id)?.print ?? ''}\n${file.path} ${print}` });
  };
  for (const file of files) {
    const realm = locateRealm(file.view, profiles, providers);
    const client = locateClient(file.view, profiles, providers);
    if (realm !== undefined)
      note(realm, file, JSON.stringify(identitySettings.map((key) => file.view.get(key).value ?? null)));
    if (client !== undefined) note(client, file, '');
    const place = client ?? realm;
    if (place !== undefined) places.set(file, place);
  }
  return {
    of: (place) => at.get(placeId(place)) ?? [],
    placeOf: (file) => places.get(file),
    fingerprints,
    differences: (other) =>
      [...new Map([...other.fingerprints, ...fingerprints])]
        .filter(([id]) => fingerprints.get(id)?.print !== other.fingerprints.get(id)?.print)
        .map(([, { place }]) => place),
  };
}

/** "values.yaml, docker/.env" */
export const filesText = (files: readonly Pick<UsingFile, 'path'>[]): string =>
  files.map(({ path }) => path).join(', ');
