import { capital } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { clientAsked } from './client/clientAsked';
import type { Command } from './command';
import { makeChange } from './plan/makeChange';
import { t } from '../../l10n/l10n';

const title = t`Attach Missing Scopes`;

/** Gives a client the scopes that OpenMetadata asks for and it lacks. */
export const attachMissingScopes: Command = {
  id: 'openmetadata-sso.attachMissingScopes',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument, 'attach-scopes');
    if (asked === undefined) return;
    const { opened, realm, clientId } = asked;
    await makeChange(services, opened.session, {
      title,
      request: { kind: 'attach-scopes', realm, clientId },
      then: () => {
        services.notify(
          'info',
          t`${capital(namesOf(services, opened.session.profile).client(asked))} has the scopes that OpenMetadata asks for.`,
        );
      },
    });
  },
};
