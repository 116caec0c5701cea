import * as vscode from 'vscode';
import type { Configuration } from '../../workspace/analyses';
import { nameOf } from '../../workspace/documents';
import type { EditingServices } from '../command';
import { t } from '../../../l10n/l10n';

/** A configuration that a command is to work on. */
export interface Asked extends Configuration {
  readonly uri: vscode.Uri;
  readonly name: string;
}

/**
 * The configuration that a lens, a script or the active editor means, as it is now. Where there is none, says so.
 * @param argument the URI of a file, or anything else for the active editor
 */
export async function configurationAsked(
  { configurations, notify }: Pick<EditingServices, 'configurations' | 'notify'>,
  argument: unknown,
): Promise<Asked | undefined> {
  const document =
    argument instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(argument)
      : vscode.window.activeTextEditor?.document;
  const configuration = document && (await configurations.analyses.of(document));
  if (document !== undefined && configuration !== undefined) {
    return { ...configuration, uri: document.uri, name: nameOf(document.uri) };
  }
  notify(
    'warning',
    t`Open a configuration of OpenMetadata first: the server’s YAML, values of its chart or an env file.`,
  );
  return undefined;
}
