import { isDeepStrictEqual } from 'node:util';
import { placeId } from '../../../provisioning/place';
import type { Branch } from '../branch';
import type { ExplorerNode } from '../node';
import { t } from '../../../l10n/l10n';

/** What the account of a connection lacks in a realm, as far as that is known. */
export interface Rights {
  missing(): readonly string[];
  /** Asks, and draws the line that tells of it again where the answer differs. */
  ask(): Promise<void>;
  /** A sentence for each right that is missing, for a tooltip. */
  sentences(): readonly string[];
  /** "1 missing scope" */
  count(): string | undefined;
}

/** @param line the one that tells of it */
export function rightsIn(
  branch: Branch,
  place: { readonly connection: string; readonly realm: string },
  line: () => ExplorerNode,
): Rights {
  const { right, rights } = branch.termsOf(place.connection);
  let missing: readonly string[] = [];
  return {
    missing: () => missing,
    sentences: () => missing.map((name) => t`The account lacks the ${right} ${name} here.`),
    count: () =>
      missing.length === 0 ? undefined : t`${missing.length} missing ${missing.length === 1 ? right : rights}`,
    async ask() {
      const found = await branch.read(place, `${placeId(place)}#rights`, (session, signal) =>
        session.missingRoles(place.realm, signal),
      );
      if (!found.ok || isDeepStrictEqual(found.value, missing)) return;
      missing = found.value;
      branch.redraw(line());
    },
  };
}
