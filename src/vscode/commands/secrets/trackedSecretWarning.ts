import type * as vscode from 'vscode';
import { nameOf } from '../../workspace/documents';
import type { EditingServices } from '../command';
import { t } from '../../../l10n/l10n';

/** Words for a file that now holds a secret and that git would take; undefined if it would not, or if nobody knows. */
export async function trackedSecretWarning(
  { gitTracks }: Pick<EditingServices, 'gitTracks'>,
  uri: vscode.Uri,
): Promise<string | undefined> {
  const name = nameOf(uri);
  return (await gitTracks(uri))
    ? t`Git does not ignore ${name}, so the secret would be committed: add ${name} to .gitignore first.`
    : undefined;
}
