import type { User } from '../../../idp/directory';
import { placeId } from '../../../provisioning/place';
import type { Core } from '../../platform/core';
import { leaf, warning, type ExplorerNode } from '../node';
import { filesText, type UsingFile } from '../usage';

/** A user of a realm, and what the configurations of that realm make of them. */
export function userNode(
  place: { readonly connection: string; readonly realm: string },
  user: User,
  files: readonly UsingFile[],
  identityOf: Core['identityOf'],
): ExplorerNode {
  const { username, email, firstName, lastName, enabled } = user;
  const hasEmail = email !== undefined && email !== '';
  const claims = { preferred_username: username, ...(hasEmail ? { email } : {}) };
  const seen = files.map((file) => ({ file, identity: identityOf(claims, file.view) }));
  const administrates = filesText(
    seen.filter(({ identity }) => identity.administrator.state === 'yes').map(({ file }) => file),
  );
  const names = [firstName, lastName].filter(Boolean).join(' ');
  const isDisabled = enabled === false;
  const icon = administrates === '' ? 'person' : 'account';
  const look = hasEmail ? { icon, ...(isDisabled ? { color: 'disabledForeground' } : {}) } : warning;
  return {
    ...leaf(place, `${placeId(place)}#users/${encodeURIComponent(username)}`, {
      label: username,
      description: [
        ...(administrates === '' ? [] : [`administrator in ${administrates}`]),
        hasEmail ? email : 'no e-mail',
        ...(isDisabled ? ['disabled'] : []),
      ].join(' · '),
      ...look,
      tooltip: [
        username,
        ...(names === '' ? [] : [names]),
        hasEmail
          ? email
          : 'Without an e-mail address the provider asks for one at the first sign-in, or OpenMetadata turns the user away.',
        ...(isDisabled ? ['The user is disabled and cannot sign in.'] : []),
        ...seen.flatMap(({ file, identity }) => [
          `${file.path}: ${identity.refusal ?? identity.administrator.explanation.join(' ')}`,
        ]),
      ],
      contextValue: 'user',
    }),
    user: username,
  };
}
