import * as vscode from 'vscode';
import type { Finding } from '../../../core/finding';
import type { Lens } from '../../../core/formats/lens';
import { err, ok, type Result } from '../../../core/result';
import { applyEdits } from '../../../core/text/range';
import { configureText, secretMask, type Configured, type Wanted } from '../../../provisioning/configureText';
import type { CommandServices } from '../command';
import { place } from '../secrets/place';
import { together, type Placed } from '../secrets/placed';
import { trackedSecretWarning } from '../secrets/trackedSecretWarning';
import { changeOverriding } from './changeOverriding';
import { configurationIn } from './configurationFiles';
import { byFile, type Overriding } from './overridingText';
import { nameOf } from '../../workspace/documents';
import { applyToDocument } from '../../workspace/edits';
import { t } from '../../../l10n/l10n';

/** What becomes of a file, and of those beside it that would override it. */
interface ConfiguredFile extends Configured {
  readonly overriding: readonly Overriding[];
}

export interface Preview extends ConfiguredFile {
  readonly name: string;
  /** The document as it would be, secrets masked. */
  readonly uri: vscode.Uri;
}

/** What the file would be: for people to read, so a secret that is known already stays out of it. */
export async function previewConfiguration(
  services: CommandServices,
  uri: vscode.Uri,
  wanted: Wanted,
): Promise<Result<Preview, string>> {
  const document = await vscode.workspace.openTextDocument(uri);
  const masked = wanted.flow === 'implicit' ? wanted : { ...wanted, clientSecret: secretMask };
  const configured = await configure(services, document, masked);
  if (!configured.ok) return configured;
  const name = nameOf(uri);
  const text = applyEdits(document.getText(), configured.value.edits);
  return ok({ ...configured.value, name, uri: services.previews.set(name, text) });
}

/** The file as it is beside what it would be. Not in VS Code's preview tab: the user's own file may be in that. */
export async function showDiff(file: vscode.Uri, preview: Preview, column: vscode.ViewColumn): Promise<void> {
  const options: vscode.TextDocumentShowOptions = { viewColumn: column, preview: false, preserveFocus: true };
  const title = t`${preview.name}: now ↔ with single sign-on`;
  await vscode.commands.executeCommand('vscode.diff', file, preview.uri, title, options);
}

/**
 * Writes what is wanted into the file as it is at this moment, as one undo step, and offers a home for what the format
 * keeps elsewhere. A file beside it that would override it is changed as well.
 * @returns what became of all that, or words on why the file was not changed
 */
export async function writeConfiguration(
  services: CommandServices,
  uri: vscode.Uri,
  wanted: Wanted,
): Promise<Result<Placed, string>> {
  if (wanted.clientSecret !== undefined) services.log.addSecret(wanted.clientSecret);
  const document = await vscode.workspace.openTextDocument(uri);
  const configured = await configure(services, document, wanted);
  if (!configured.ok) return configured;
  const { edits, elsewhere, overriding, lens } = configured.value;
  if (!(await applyToDocument(document, edits))) return err(t`${nameOf(uri)} cannot be changed.`);
  await vscode.window.showTextDocument(document, { preview: false });
  const others: Placed[] = [];
  for (const each of overriding) others.push(await changeOverriding(services, uri, each));
  const placed = together([...others, await place(services, uri, elsewhere)]);
  const inFile = lens.read(document.getText()).get('oidc.secret').value;
  const warning =
    inFile !== undefined && inFile === wanted.clientSecret ? await trackedSecretWarning(services, uri) : undefined;
  return ok(
    warning === undefined ? placed : { ...placed, message: `${placed.message} ${warning}`.trim(), done: false },
  );
}

async function configure(
  services: CommandServices,
  document: vscode.TextDocument,
  wanted: Wanted,
): Promise<Result<ConfiguredFile & { readonly lens: Lens }, string>> {
  const file = await configurationIn(services, document);
  if (file === undefined) return err(t`${nameOf(document.uri)} is no longer a configuration of OpenMetadata.`);
  const { lens } = file;
  const { analyze, fileThatSets } = await services.core();
  const { surroundings = {} } = (await services.configurations.analyses.of(document)) ?? {};
  const problems = (text: string): readonly Finding[] => analyze(lens, text).findings;
  const configured = configureText(lens, document.getText(), wanted, problems, surroundings);
  if (!configured.ok) return err(configured.error.message);
  const overriding = byFile(configured.value.overridden, surroundings.nearby ?? [], fileThatSets);
  return ok({ ...configured.value, overriding, lens });
}
