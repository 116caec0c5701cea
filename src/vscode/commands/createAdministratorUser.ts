import { namesOf } from '../../provisioning/names';
import { back } from '../platform/ask';
import { realmAsked } from './client/realmAsked';
import type { Command } from './command';
import { activeConfiguration } from './files/configurationFiles';
import { makeChange } from './plan/makeChange';
import { addAdministrator } from './users/addAdministrator';
import { askNewUser } from './users/askNewUser';
import { t } from '../../l10n/l10n';

const title = t`Create Administrator User`;

/** Creates a user who can sign in at once, and offers to list them among the administrators of the open file. */
export const createAdministratorUser: Command = {
  id: 'openmetadata-sso.createAdministratorUser',
  async run(services, argument) {
    const file = await activeConfiguration(services);
    const asked = await realmAsked(services, title, argument);
    if (asked === undefined) return;
    const { entry } = asked.opened;
    const naming = { view: file?.view, entry };
    const user = await askNewUser(services.prompts, naming, undefined, { title, canGoBack: false });
    if (user === undefined || user === back) return;
    services.log.addSecret(user.password);
    const there = namesOf(services, asked.opened.session.profile).realm(asked.realm);
    await makeChange(services, asked.opened.session, {
      title,
      request: { kind: 'create-user', realm: asked.realm, user },
      then: () => {
        const action = file && addAdministrator(services, user, file, entry);
        const message = t`User ${user.username} can sign in to ${there}. OpenMetadata makes administrators of those whom its settings list.`;
        services.notify('info', message, ...(action === undefined ? [] : [action]));
      },
    });
  },
};
