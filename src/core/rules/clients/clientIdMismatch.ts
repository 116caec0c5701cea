import { quoted } from '../../text/quoted';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isWritten, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** A confidential client signs in with its own ID; the other one goes to browsers and is overwritten when settings are saved. */
export const clientIdMismatch: Rule = {
  code: 'client-id-mismatch',
  severity: 'information',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    const [shown] = isWritten(view.get('authn.clientId')) ? placesOf(view, 'authn.clientId') : [];
    const [used] = isWritten(view.get('oidc.id')) ? placesOf(view, 'oidc.id') : [];
    if (shown === undefined || used === undefined || shown.text.trim() === used.text.trim()) return;
    if (shown.text.trim() === '' || used.text.trim() === '') return;
    report({
      at: shown.at,
      message: t`The server signs in as ${quoted(used.text.trim())}, by ${nameOf(view, used.key)}, so ${nameOf(view, shown.key)} names a client that is not used. Write the same in both.`,
      related: alsoAt(used.at, t`Here it is ${used.text.trim()}`),
      fixes: [
        { title: t`Use ${used.text.trim()}`, preferred: true, changes: [{ key: shown.key, set: used.text.trim() }] },
        {
          title: t`Use ${shown.text.trim()} for ${nameOf(view, used.key)}`,
          changes: [{ key: used.key, set: shown.text.trim() }],
        },
      ],
    });
  },
};
