import * as vscode from 'vscode';
import { variableEdits } from '../../../provisioning/secretPlaces';
import type { CommandServices } from '../command';
import { nothingPlaced, notPlaced, placed, type Placed } from '../secrets/placed';
import { nameOf } from '../../workspace/documents';
import { applyToDocument } from '../../workspace/edits';
import { fileFrom } from '../../workspace/locations';
import { stillOverriding, variablesOf, type Overriding } from './overridingText';
import { t } from '../../../l10n/l10n';

/** Says in a file nearby what the configuration says in vain. Where that cannot be done the user is told. */
export async function changeOverriding(
  { core }: Pick<CommandServices, 'core'>,
  configuration: vscode.Uri,
  overriding: Overriding,
): Promise<Placed> {
  const { path, changes } = overriding;
  const remains = (why: string): Placed => notPlaced(stillOverriding(overriding, nameOf(configuration), why));
  if (path === undefined) return remains(t`change it there.`);
  const document = await vscode.workspace.openTextDocument(fileFrom(configuration, path));
  const { envFile } = await core();
  const edits = variableEdits(envFile, document.getText(), changes);
  if (!edits.ok) return remains(edits.error.message);
  if (edits.value.length === 0) return nothingPlaced;
  if (!(await applyToDocument(document, edits.value))) return remains(t`${path} cannot be changed.`);
  await vscode.window.showTextDocument(document, { preview: false, preserveFocus: true });
  return placed(t`${path} has ${variablesOf(changes)} now.`);
}
