import { capital, type Terms } from '../../idp/terms';
import { failureText } from '../../provisioning/failureText';
import { back } from '../platform/ask';
import type { Command } from './command';
import { inputFor } from './connection/askAnswers';
import { connectFor } from './connection/connectTo';
import { makeChange } from './plan/makeChange';
import { t } from '../../l10n/l10n';

const titleOf = ({ realm }: Terms): string => t`Create ${capital(realm)}`;

/** Creates a realm for OpenMetadata's users. The question stays open until the provider would take the name. */
export const createRealm: Command = {
  id: 'openmetadata-sso.createRealm',
  async run(services, argument) {
    const opened = await connectFor(services, titleOf, argument);
    if (opened === undefined) return;
    const { entry, provider, session } = opened;
    const title = titleOf(entry.terms);
    const field = provider.realmNameField;
    if (field === undefined) {
      services.notify(
        'info',
        t`A connection to ${entry.label} is one ${entry.terms.realm}: there is nothing to create.`,
      );
      return;
    }
    const name = await services.prompts.input({
      ...inputFor(field, field.initial ?? '', { title, canGoBack: false }),
      async submit(answer, signal) {
        const plan = await session.plan({ kind: 'create-realm', realm: answer.trim() }, signal);
        return plan.ok ? undefined : failureText(plan.error);
      },
    });
    if (name === undefined || name === back) return;
    const realm = name.trim();
    await makeChange(services, session, {
      title,
      request: { kind: 'create-realm', realm },
      then: () => {
        services.notify('info', t`${capital(entry.terms.realm)} ${realm} is there.`);
      },
    });
  },
};
