import { compareReleases } from '../../catalogue/releases';
import { userNameMeant, withoutItsPassword } from '../../identity/administrators';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { placesOf, rewrite } from '../subject';
import { isBot, without } from './adminPrincipals';
import { t } from '../../../l10n/l10n';

/**
 * A user becomes administrator whose name is in the list as it stands, and names are what precedes the `@`, in lower case
 * (OpenMetadata, SecurityUtil; #12475, #15518, #16662).
 */
export const adminPrincipalNeverMatches: Rule = {
  code: 'admin-principal-never-matches',
  severity: 'warning',
  check({ view, report }) {
    for (const place of placesOf(view, 'authz.adminPrincipals')) {
      const name = place.text.trim();
      const matching = userNameMeant(name);
      if (matching === undefined || isBot(name)) continue;
      if (matching !== name) {
        const taken = placesOf(view, place.key).some(({ text }) => text === matching);
        // Some releases make an account with that password where there is no provider, so nobody loses it unasked.
        const safe = name.includes(':') ? {} : { safe: true as const };
        report({
          at: place.at,
          message: messageFor(view, name, matching),
          fixes: taken
            ? without(view, place, t`Remove it, ${matching} is there already`)
            : [{ title: t`Use ${matching}`, preferred: true, ...safe, changes: [rewrite(view, place, matching)] }],
        });
      } else if (name.includes('.') && losesDots(view)) {
        report({
          at: place.at,
          message: t`Before release 1.1.1 an administrator whose name has a dot cannot sign in. Update OpenMetadata, or make ${name} administrator there.`,
        });
      }
    }
  },
};

const messageFor = (view: View, name: string, matching: string): string =>
  name.includes(':') && view.get('authn.provider').value === 'basic'
    ? t`${withoutItsPassword(name)} holds a password that everyone who reads this file knows, and many releases take the whole for a name. Write ${matching}, and set the password in OpenMetadata.`
    : t`Users go by the part before the @ in lower case, so nobody who signs in is ${withoutItsPassword(name)} and becomes administrator. Write ${matching}.`;

/** Names with a dot were stored under a wrong hash (OpenMetadata#12604, #12610). */
const losesDots = ({ release }: View): boolean => release !== undefined && compareReleases(release, '1.1.1') < 0;
