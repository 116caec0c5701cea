import { capital, type Terms } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { clientAsked } from './client/clientAsked';
import { filesUsing } from './client/filesUsing';
import type { Command } from './command';
import { list, plain } from './pages/markdown';
import { makeChange } from './plan/makeChange';
import type { PageSection } from './plan/planPage';
import type { ConfigurationFile } from '../workspace/search';
import { t } from '../../l10n/l10n';

const titleOf = ({ client }: Terms): string => t`Delete ${capital(client)}`;

/** Deletes a client, after saying what uses it. Files stay as they are. */
export const deleteClient: Command = {
  id: 'openmetadata-sso.deleteClient',
  async run(services, argument) {
    const asked = await clientAsked(services, titleOf, argument, 'delete-client');
    if (asked === undefined) return;
    const { opened, realm, clientId } = asked;
    const files = await filesUsing(services, asked);
    const names = namesOf(services, opened.session.profile);
    const title = titleOf(names.terms);
    await makeChange(services, opened.session, {
      title,
      request: { kind: 'delete-client', realm, clientId },
      sections: [inFiles(files, names.terms)],
      confirmation: {
        message: t`Delete ${names.client(asked)} of ${names.realm(realm)}?`,
        detail: ({ warnings }) => [...warnings, usedBy(files)].join(' '),
        button: title,
      },
      then: () => {
        const deleted = t`${capital(names.client(asked))} is deleted.`;
        services.notify('info', [deleted, stillNamed(files)].filter(Boolean).join(' '));
      },
    });
  },
};

const namesIn = (files: readonly ConfigurationFile[]): string => files.map(({ name }) => name).join(', ');

const stillNamed = (files: readonly ConfigurationFile[]): string => {
  if (files.length === 0) return '';
  return files.length === 1 ? t`${namesIn(files)} still names it.` : t`${namesIn(files)} still name it.`;
};

const usedBy = (files: readonly ConfigurationFile[]): string =>
  files.length === 0
    ? t`No file that is open or in this workspace uses it.`
    : t`Used by ${files.map(({ path }) => path).join(', ')}.`;

const inFiles = (files: readonly ConfigurationFile[], { client }: Terms): PageSection => ({
  heading: t`In your files`,
  paragraphs:
    files.length === 0
      ? [t`No file that is open or in this workspace uses this ${client}.`]
      : [t`These use it, and stay as they are:`, list(files.map(({ path, lens }) => plain(`${path} (${lens.label})`)))],
});
