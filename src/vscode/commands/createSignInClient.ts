import { capital, type Terms } from '../../idp/terms';
import { administrationOf } from './connection/administrationOf';
import type { Command } from './command';
import { inputFor } from './connection/askAnswers';
import { connectFor } from './connection/connectTo';
import { isAble } from './connection/isAble';
import { makeChange } from './plan/makeChange';
import { t } from '../../l10n/l10n';

const titleOf = ({ client }: Terms): string => t`Create ${capital(client)} for Browser Sign-In`;

/** Creates the client that this extension signs in with on a page, by an account that may. */
export const createSignInClient: Command = {
  id: 'openmetadata-sso.createSignInClient',
  async run(services, argument) {
    const opened = await connectFor(services, titleOf, argument);
    if (opened === undefined) return;
    const { terms } = opened.entry;
    const title = titleOf(terms);
    if (!isAble(services, title, opened, 'create-sign-in-client')) return;
    const field = opened.provider.signInClient?.field;
    if (field === undefined) return;
    const { session } = opened;
    const frame = { title, canGoBack: false };
    const clientId = await services.prompts.input(inputFor(field, field.initial ?? '', frame));
    if (typeof clientId !== 'string') return;
    const realm = administrationOf(session.profile, argument);
    await makeChange(services, session, {
      request: { kind: 'create-sign-in-client', realm, clientId: clientId.trim() },
      title,
      then: () => {
        services.notify(
          'info',
          t`Administrators of ${terms.realm} ${realm} can now sign in in the browser, or with a code.`,
        );
      },
    });
  },
};
