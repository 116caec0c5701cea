import type { User } from '../../../idp/directory';
import { userClaims } from '../../../provisioning/userClaims';
import type { Core } from '../../platform/core';
import { contextOf } from '../contextOf';
import type { Branch } from '../branch';
import { leaf, warning, type ExplorerNode } from '../node';
import { filesText, type UsingFile } from '../usage';
import { t } from '../../../l10n/l10n';

/** A user of a realm, and what the configurations of that realm make of them. */
export function userNode(
  branch: Pick<Branch, 'abilitiesOf' | 'absentClaims'>,
  place: { readonly connection: string; readonly realm: string },
  id: string,
  user: User,
  { files, identityOf }: { readonly files: readonly UsingFile[]; readonly identityOf: Core['identityOf'] },
): ExplorerNode {
  const { username, email, firstName, lastName, enabled } = user;
  const hasEmail = email !== undefined && email !== '';
  const claims = userClaims(user, branch.absentClaims(place.connection));
  const seen = files.map((file) => ({ file, identity: identityOf(claims, file.view) }));
  const administrates = filesText(
    seen.filter(({ identity }) => identity.administrator.state === 'yes').map(({ file }) => file),
  );
  const names = [firstName, lastName].filter(Boolean).join(' ');
  const isDisabled = enabled === false;
  const icon = administrates === '' ? 'person' : 'account';
  const look = hasEmail ? { icon, ...(isDisabled ? { color: 'disabledForeground' } : {}) } : warning;
  return {
    ...leaf(place, id, {
      label: username,
      description: [
        ...(administrates === '' ? [] : [t`administrator in ${administrates}`]),
        ...(hasEmail ? [email === username ? names : email] : [t`no e-mail`]),
        ...(isDisabled ? [t`disabled`] : []),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      ...look,
      tooltip: [
        username,
        ...(names === '' ? [] : [names]),
        hasEmail
          ? email
          : t`Without an e-mail address the provider asks for one at the first sign-in, or OpenMetadata turns the user away.`,
        ...(isDisabled ? [t`The user is disabled and cannot sign in.`] : []),
        ...seen.flatMap(({ file, identity }) => [
          `${file.path}: ${identity.refusal ?? identity.administrator.explanation.join(' ')}`,
        ]),
      ],
      contextValue: contextOf('user', branch.abilitiesOf(place.connection), 'set-password'),
    }),
    user: username,
  };
}
