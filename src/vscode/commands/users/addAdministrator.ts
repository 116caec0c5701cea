import * as vscode from 'vscode';
import type { Change } from '../../../core/finding';
import { isList } from '../../../core/value';
import type { View } from '../../../core/view';
import type { User } from '../../../idp/directory';
import { administratorName } from '../../../provisioning/administrator';
import type { ProviderEntry } from '../../../provisioning/providers';
import type { Action } from '../../platform/notify';
import { applyToDocument } from '../../workspace/edits';
import type { CommandServices } from '../command';
import { configurationIn } from '../files/configurationFiles';
import type { ConfigurationFile } from '../../workspace/search';
import { t } from '../../../l10n/l10n';

type Provider = Pick<ProviderEntry, 'names'>;

/** What makes a user administrator of OpenMetadata in a file; undefined where it lists them already, or where nobody can tell. */
function administratorChange(user: User, view: View, { names }: Provider): Change | undefined {
  const { source, value } = view.get('authz.adminPrincipals');
  if (!view.readable || (source === 'file' && value === undefined)) return undefined;
  const present = value !== undefined && isList(value) ? value : [];
  const name = administratorName(user, view, names.absentClaims);
  return present.includes(name) ? undefined : { key: 'authz.adminPrincipals', set: [...present, name] };
}

/** The button that adds a user to the administrators of a file, as one undo step. */
export function addAdministrator(
  services: CommandServices,
  user: User,
  { uri, name, view }: ConfigurationFile,
  provider: Provider,
): Action | undefined {
  if (administratorChange(user, view, provider) === undefined) return undefined;
  return {
    title: t`Add to Administrators in ${name}`,
    async run() {
      const document = await vscode.workspace.openTextDocument(uri);
      const file = await configurationIn(services, document);
      const change = file && administratorChange(user, file.view, provider);
      if (file === undefined || change === undefined) return;
      const edited = file.lens.edit(document.getText(), [change]);
      if (!edited.ok) services.notify('error', t`${name} was not changed. ${edited.error.message}`);
      else if (!(await applyToDocument(document, edited.value.edits)))
        services.notify('error', t`${name} cannot be changed.`);
      else await vscode.window.showTextDocument(document, { preview: false });
    },
  };
}
