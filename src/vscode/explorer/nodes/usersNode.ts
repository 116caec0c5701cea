import { err, ok, type Result } from '../../../core/result';
import type { User } from '../../../idp/directory';
import type { Failure } from '../../../idp/failure';
import { placeId } from '../../../provisioning/place';
import { contextOf } from '../contextOf';
import type { Branch } from '../branch';
import type { ExplorerNode } from '../node';
import { failureNode } from './failureNode';
import { idsBelow } from './idsBelow';
import { moreNode, pageSize } from './moreNode';
import { userNode } from './userNode';
import { t } from '../../../l10n/l10n';

/** The users of a realm, a page at a time. */
export function usersNode(
  branch: Branch,
  place: { readonly connection: string; readonly realm: string },
): ExplorerNode {
  const id = `${placeId(place)}#users`;

  /** One more than the page shows, which tells whether there is another. */
  const page = (number: number): Promise<Result<readonly User[], Failure>> =>
    branch.read(place, `${id} ${number.toString()}`, (session, signal) =>
      session.users(place.realm, { search: '', first: number * pageSize, limit: pageSize + 1 }, signal),
    );

  async function pages(): Promise<Result<{ readonly users: readonly User[]; readonly hasMore: boolean }, Failure>> {
    const users: User[] = [];
    for (let number = 0; number * pageSize < branch.shown(id); number += 1) {
      const found = await page(number);
      if (!found.ok) return err(found.error);
      users.push(...found.value.slice(0, pageSize));
      if (found.value.length <= pageSize) return ok({ users, hasMore: false });
    }
    return ok({ users, hasMore: true });
  }

  return {
    ...place,
    id,
    look: () => ({
      label: t`Users`,
      icon: 'organization',
      tooltip: [
        t`Users`,
        t`Who can sign in with ${branch.termsOf(place.connection).realm} ${place.realm}, and whom configurations make administrator.`,
      ],
      contextValue: contextOf('users', branch.abilitiesOf(place.connection), 'create-user'),
      collapsible: true,
    }),
    async children() {
      const found = await pages();
      if (!found.ok) return [failureNode(place, id, found.error)];
      const { identityOf } = await branch.core();
      const files = branch.usage().of(place);
      const { users } = found.value;
      const ids = idsBelow(
        id,
        users.map(({ username }) => username),
      );
      const shown = users.map((user, index) => userNode(branch, place, ids[index] ?? id, user, { files, identityOf }));
      return found.value.hasMore ? [...shown, moreNode(place, id)] : shown;
    },
  };
}
