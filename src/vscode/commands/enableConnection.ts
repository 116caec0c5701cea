import { ok } from '../../core/result';
import { namesOf } from '../../provisioning/names';
import { back } from '../platform/ask';
import { withProgress } from '../platform/progress';
import { clientAsked, type AskedClient } from './client/clientAsked';
import type { Command, CommandServices } from './command';
import { makeChange } from './plan/makeChange';
import { tellFailure } from './plan/tellFailure';
import { t } from '../../l10n/l10n';

const title = t`Enable Login Connection`;

/** Lets the users of a connection sign in to a client: one that has none shows a page on which nobody can. */
export const enableConnection: Command = {
  id: 'openmetadata-sso.enableConnection',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument, 'enable-connection');
    if (asked !== undefined) await enable(services, asked);
  },
};

async function enable(services: CommandServices, asked: AskedClient): Promise<void> {
  const { opened, realm, clientId } = asked;
  const { session } = opened;
  const names = namesOf(services, session.profile);
  const client = names.client({ realm, clientId });
  const sources = await withProgress(t`Reading the connections of ${client}`, async (signal) =>
    session.loginSources === undefined ? ok([]) : session.loginSources(realm, clientId, signal),
  );
  if (!sources.ok) {
    await tellFailure(services, session, sources.error, (renewed) =>
      enable(services, { ...asked, opened: { ...opened, session: renewed } }),
    );
    return;
  }
  const left = sources.value.filter(({ enabled }) => !enabled);
  if (left.length === 0) {
    const there = names.realm(realm);
    services.notify(
      'info',
      sources.value.length === 0
        ? t`There is nothing to enable: ${there} has no connection yet.`
        : t`There is nothing to enable: ${there} has no other connection than those of ${client}.`,
    );
    return;
  }
  const connection = await services.prompts.pick<string>({
    title,
    canGoBack: false,
    placeholder: t`Where users of ${client} come from`,
    choices: () =>
      Promise.resolve(
        ok(left.map(({ name, kind }) => ({ label: name, description: kind, icon: 'organization', value: name }))),
      ),
  });
  if (connection === undefined || connection === back) return;
  await makeChange(services, session, {
    title,
    request: { kind: 'enable-connection', realm, clientId, connection },
    then: () => {
      services.notify('info', t`Users of ${connection} can sign in to ${client}.`);
    },
  });
}
