import type { Rule } from '../rule';
import { nameOf, placesOf } from '../subject';
import { isBot, without } from './adminPrincipals';
import { t } from '../../../l10n/l10n';

/**
 * Older servers turned the bot into a user without token, newer ones refuse to promote it (OpenMetadata#12610, #13347).
 * Bots may do their work without being administrators.
 */
export const botAdministrator: Rule = {
  code: 'bot-administrator',
  severity: 'warning',
  check({ view, report }) {
    for (const place of placesOf(view, 'authz.adminPrincipals')) {
      const name = place.text.trim();
      if (!isBot(name)) continue;
      report({
        at: place.at,
        message: t`${name} is a bot: OpenMetadata makes no bot administrator, and ingestion can stop working if it is in this list. Remove it from ${nameOf(view, place.key)}.`,
        fixes: without(view, place, t`Remove ${name}`).map((fix) => ({ ...fix, safe: true })),
      });
    }
  },
};
