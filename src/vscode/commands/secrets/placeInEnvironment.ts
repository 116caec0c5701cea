import * as vscode from 'vscode';
import { ok } from '../../../core/result';
import { applyEdits } from '../../../core/text/range';
import { environmentEdits, type VariablePlace } from '../../../provisioning/secretPlaces';
import { back, type Choice } from '../../platform/ask';
import type { Action } from '../../platform/notify';
import type { EditingServices } from '../command';
import { nameOf } from '../../workspace/documents';
import { applyToDocument } from '../../workspace/edits';
import { environmentFiles, fileChoice } from '../files/environmentFiles';
import { showNew } from '../files/showNew';
import { notPlaced, placed, type Placed } from './placed';
import { trackedSecretWarning } from './trackedSecretWarning';
import { t } from '../../../l10n/l10n';

type Home = vscode.Uri | 'new' | 'copy';

const otherHomes: readonly Choice<Home>[] = [
  { label: t`A new env file`, detail: t`Opens in an editor and is not saved yet.`, icon: 'new-file', value: 'new' },
  { label: t`Copy the line`, detail: t`The secret itself is then on the clipboard.`, icon: 'copy', value: 'copy' },
];

/** Puts what a configuration reads from the server's environment where that environment is written down. */
export async function placeInEnvironment(
  services: EditingServices,
  file: vscode.Uri,
  places: readonly VariablePlace[],
  later: Action,
): Promise<Placed> {
  const names = places.map(({ home }) => home.variable).join(', ');
  const answer = await services.prompts.pick<Home>({
    title: t`Environment variable ${names}`,
    canGoBack: false,
    placeholder: t`${nameOf(file)} reads this from the server’s environment. Where do you want to put it?`,
    choices: async () => ok([...(await environmentFiles(file)).map(fileChoice), ...otherHomes]),
  });
  if (answer === undefined || answer === back) return notPlaced(t`${names} still has to be set.`, later);
  if (answer instanceof vscode.Uri) return writeEnvironment(services, answer, places, names);
  const { envFile } = await services.core();
  const edits = environmentEdits(envFile, '', places);
  if (!edits.ok) return notPlaced(t`${names} still has to be set: ${edits.error.message}`);
  const text = applyEdits('', edits.value);
  if (answer === 'copy') await vscode.env.clipboard.writeText(text);
  // The first line names the tab of a new editor, and the secret must not.
  else await showNew('dotenv', `# Environment of the OpenMetadata server\n${text}`);
  return placed(
    answer === 'copy' ? t`The line for ${names} is on the clipboard.` : t`The line for ${names} is in the new editor.`,
  );
}

async function writeEnvironment(
  services: EditingServices,
  uri: vscode.Uri,
  places: readonly VariablePlace[],
  names: string,
): Promise<Placed> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { envFile } = await services.core();
  const edits = environmentEdits(envFile, document.getText(), places);
  if (!edits.ok) return notPlaced(t`${names} still has to be set: ${edits.error.message}`);
  const applied = await applyToDocument(document, edits.value);
  await vscode.window.showTextDocument(document, { preview: false });
  if (!applied) return notPlaced(t`${names} still has to be set: ${nameOf(uri)} cannot be changed.`);
  const warning = await trackedSecretWarning(services, uri);
  const written = t`${names} is in ${nameOf(uri)}.`;
  return warning === undefined ? placed(written) : notPlaced(`${written} ${warning}`);
}
