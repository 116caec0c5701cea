import { compareReleases } from '../catalogue/releases';
import type { Release } from '../catalogue/setting';
import { isBlank, isList } from '../value';
import type { View } from '../view';

/**
 * Whether the server goes by the rules that came after release 2.0.7 (OpenMetadata#25538): the address identifies the user.
 * Where no release is known, a setting that only such a server accepts says so.
 */
export function isEmailFirstEra(view: View): boolean {
  const { release } = view;
  if (release !== undefined) return compareReleases(release, '2.0') > 0;
  return (['authn.emailClaim', 'authz.adminEmails', 'authz.allowedEmailDomains'] as const).some((key) => {
    const { value, source } = view.get(key);
    return source === 'file' && value !== undefined && !isBlank(value) && !(isList(value) && value.length === 0);
  });
}

/** True where the release is known and older than this one. */
export const isBefore = ({ release }: View, other: Release): boolean =>
  release !== undefined && compareReleases(release, other) < 0;
