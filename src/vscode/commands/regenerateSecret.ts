import * as vscode from 'vscode';
import type { ClientDetails } from '../../idp/directory';
import { capital } from '../../idp/terms';
import { withProgress } from '../platform/progress';
import { askFiles } from './client/askFiles';
import { clientAsked, withDetails, type AskedClient } from './client/clientAsked';
import { filesHolding, filesUsing } from './client/filesUsing';
import type { Command, CommandServices } from './command';
import { list, plain } from './pages/markdown';
import { makeChange } from './plan/makeChange';
import type { PageSection } from './plan/planPage';
import { tellFailure } from './plan/tellFailure';
import { tell } from './secrets/placed';
import { writeSecret } from './secrets/writeSecret';
import type { ConfigurationFile } from '../workspace/search';
import { t } from '../../l10n/l10n';

const title = t`Regenerate Secret`;

/** Gives a client a new secret, and writes it into the files that hold the old one. */
export const regenerateSecret: Command = {
  id: 'openmetadata-sso.regenerateSecret',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument, 'renew-secret');
    if (asked !== undefined) await withDetails(services, asked, (client) => regenerate(services, asked, client));
  },
};

async function regenerate(services: CommandServices, asked: AskedClient, client: ClientDetails): Promise<void> {
  const { opened, realm, clientId } = asked;
  const { label } = client;
  if (client.flow === 'implicit') {
    services.notify('info', t`${capital(opened.entry.terms.client)} ${label} is public: it has no secret.`);
    return;
  }
  const old = await withProgress(t`Reading the secret of ${label}`, (signal) =>
    opened.session.clientSecret(realm, clientId, signal),
  );
  if (!old.ok) {
    await tellFailure(services, opened.session, old.error, (session) =>
      regenerate(services, { ...asked, opened: { ...opened, session } }, client),
    );
    return;
  }
  if (old.value !== undefined) services.log.addSecret(old.value);
  const found = (await filesUsing(services, asked, old.value)).filter(({ view }) => view.readable);
  const files = await askFiles(services, title, label, found);
  if (files === undefined) return;
  await makeChange(services, opened.session, {
    title,
    request: { kind: 'renew-secret', realm, clientId },
    sections: [inFiles(files)],
    confirmation: {
      message: t`Regenerate the secret of ${label}?`,
      // What becomes of the old secret, and when, is different at every provider.
      detail: ({ warnings }) => [...warnings, willBeWritten(files)].join(' '),
      button: title,
    },
    then: ({ clientSecret }) =>
      finish(services, `${opened.entry.terms.client} ${label}`, files, { old: old.value, clientSecret }),
  });
}

async function finish(
  services: CommandServices,
  client: string,
  files: readonly ConfigurationFile[],
  { old, clientSecret: secret }: { readonly old: string | undefined; readonly clientSecret: string },
): Promise<void> {
  const first = t`${capital(client)} has a new secret.`;
  if (files.length > 0) {
    const placed = await writeSecret(
      services,
      files.map(({ uri }) => uri),
      secret,
    );
    const left = old === undefined ? [] : filesHolding(old);
    const leftovers = left.length === 0 ? '' : t`The old one still stands in ${left.join(', ')}.`;
    const message = [placed.message, leftovers, t`Restart OpenMetadata with it.`].filter(Boolean).join(' ');
    tell(services, first, { ...placed, message, done: placed.done && left.length === 0 });
    return;
  }
  services.notify('warning', t`${first} OpenMetadata needs it to sign users in.`, {
    title: t`Copy Secret`,
    run: async () => {
      await vscode.env.clipboard.writeText(secret);
    },
  });
}

const inFiles = (files: readonly ConfigurationFile[]): PageSection => ({
  heading: t`In your files`,
  paragraphs:
    files.length === 0
      ? [t`No file is written: the new secret can be copied afterwards.`]
      : [
          t`Each gets the new secret in the way of its format, as one undo step:`,
          list(files.map(({ path, lens }) => plain(`${path} (${lens.label})`))),
        ],
});

const willBeWritten = (files: readonly ConfigurationFile[]): string =>
  files.length === 0
    ? t`No file is written.`
    : t`It is written into ${files.map(({ name }) => name).join(', ')} when it is there.`;
