import type { Fix } from '../../finding';
import { isList } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { nameOf, placesOf, rewrite, type Place } from '../subject';

/**
 * A user becomes administrator whose name is in the list as it stands, and names are what precedes the `@`, in lower case
 * (OpenMetadata, SecurityUtil; #12475, #15518, #16662). A bot in the list stops working (#13347).
 */
export const adminPrincipalNeverMatches: Rule = {
  code: 'admin-principal-never-matches',
  severity: 'warning',
  check({ view, report }) {
    for (const place of placesOf(view, 'authz.adminPrincipals')) {
      const name = place.text.trim();
      const matching = matchingName(name);
      if (isBot(name)) {
        report({
          at: place.at,
          message: `${name} is a bot, and a bot among the administrators can no longer sign in. Remove it from ${nameOf(view, place.key)}.`,
          fixes: without(view, place, `Remove ${name}`),
        });
      } else if (matching !== undefined && matching !== name) {
        const taken = placesOf(view, place.key).some(({ text }) => text === matching);
        report({
          at: place.at,
          message: `Nobody has the user name ${shown(name)}, so this makes nobody administrator. Write ${matching}, the part before the @ in lower case.`,
          fixes: taken
            ? without(view, place, `Remove it, ${matching} is there already`)
            : [{ title: `Use ${matching}`, preferred: true, changes: [rewrite(view, place, matching)] }],
        });
      }
    }
  },
};

const isBot = (name: string): boolean => /^[a-z0-9_-]+-bot$/i.test(name);

/** The user name that is meant; undefined for what is no name at all, such as a placeholder. */
const matchingName = (text: string): string | undefined =>
  /^([^\s@:{}<>$]+)(?:@[^\s@:{}<>$]+)?(?::\S*)?$/.exec(text)?.[1]?.toLowerCase();

/** What follows a colon is a password. */
const shown = (text: string): string => text.replace(/:.*/, ':…');

function without(view: View, { key, index }: Place, title: string): readonly Fix[] {
  const list = view.get(key).value;
  if (index === undefined || list === undefined || !isList(list) || list.length < 2) return [];
  return [{ title, preferred: true, changes: [{ key, set: list.filter((_, at) => at !== index) }] }];
}
