import { clientAsked } from './client/clientAsked';
import { filesUsing } from './client/filesUsing';
import type { Command } from './command';
import { list, plain } from './pages/markdown';
import { makeChange } from './plan/makeChange';
import type { PageSection } from './plan/planPage';
import type { ConfigurationFile } from '../workspace/search';

const title = 'Delete Client';

/** Deletes a client, after saying what uses it. Files stay as they are. */
export const deleteClient: Command = {
  id: 'openmetadata-sso.deleteClient',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument);
    if (asked === undefined) return;
    const { opened, realm, clientId } = asked;
    const files = await filesUsing(services, asked);
    await makeChange(services, opened.session, {
      title,
      request: { kind: 'delete-client', realm, clientId },
      sections: [inFiles(files)],
      confirmation: {
        message: `Delete client ${clientId} of realm ${realm}?`,
        detail:
          'Nobody can sign in with it any more, and its secret, settings and roles are gone for good. ' + usedBy(files),
        button: title,
      },
      then: () => {
        const still = files.length === 0 ? '' : ` ${names(files)} still ${files.length === 1 ? 'names' : 'name'} it.`;
        services.notify('info', `Client ${clientId} is deleted.${still}`);
      },
    });
  },
};

const names = (files: readonly ConfigurationFile[]): string => files.map(({ name }) => name).join(', ');

const usedBy = (files: readonly ConfigurationFile[]): string =>
  files.length === 0
    ? 'No file that is open or in this workspace uses it.'
    : `Used by ${files.map(({ path }) => path).join(', ')}.`;

const inFiles = (files: readonly ConfigurationFile[]): PageSection => ({
  heading: 'In your files',
  paragraphs:
    files.length === 0
      ? ['No file that is open or in this workspace uses this client.']
      : ['These use it, and stay as they are:', list(files.map(({ path, lens }) => plain(`${path} (${lens.label})`)))],
});
