import { enumerate } from '../../../core/rules/subject';
import { isList } from '../../../core/value';
import { failed, passed, skipped } from '../../check';
import type { Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

/** Whoever has no e-mail address is stopped by Keycloak at the first sign-in, or gets to OpenMetadata without the claim. */
export const inspectEmails: Inspection = ({ users, moreUsers, place, subject }) => {
  if (users === undefined) return [skipped('users-without-email', t`This account may not list the realm’s users.`)];
  const without = users.filter(({ email, enabled }) => (email ?? '') === '' && enabled !== false);
  if (without.length === 0)
    return [passed('users-without-email', t`Every user who was looked at has an e-mail address.`)];
  const { value } = subject.view.get('authn.jwtPrincipalClaims');
  const first = value !== undefined && isList(value) ? value[0] : 'email';
  const count = without.length;
  return [
    failed('users-without-email', {
      message: moreUsers
        ? t`${count} or more of the users of realm ${place.realm} have no e-mail address, so their tokens have no claim email.`
        : count === 1
          ? t`${count} of the users of realm ${place.realm} has no e-mail address, so their tokens have no claim email.`
          : t`${count} of the users of realm ${place.realm} have no e-mail address, so their tokens have no claim email.`,
      ...(first === 'email' ? {} : { severity: 'information' }),
      settings: ['authn.jwtPrincipalClaims', 'authn.authority'],
    }),
  ];
};

/** Keycloak marks the administrator that its first start makes, since release 26. */
export const inspectAdministrators: Inspection = ({ temporaryAdministrators: found }) => {
  if (found === undefined)
    return [skipped('temporary-administrator', t`This account may not see the administrators of the server.`)];
  if (found.length === 0) return [passed('temporary-administrator', t`The server has no temporary administrator.`)];
  return [
    failed('temporary-administrator', {
      message: t`Keycloak still has the temporary administrator ${enumerate(found)} of its first start. Create a permanent one and delete it.`,
      settings: ['authn.authority', 'oidc.discoveryUri'],
    }),
  ];
};
