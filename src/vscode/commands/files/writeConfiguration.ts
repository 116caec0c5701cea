import * as vscode from 'vscode';
import type { Finding } from '../../../core/finding';
import type { Lens } from '../../../core/formats/lens';
import { err, ok, type Result } from '../../../core/result';
import { applyEdits } from '../../../core/text/range';
import { configureText, secretMask, type Configured, type Wanted } from '../../../provisioning/configureText';
import type { CommandServices } from '../command';
import { place } from '../secrets/place';
import type { Placed } from '../secrets/placed';
import { trackedSecretWarning } from '../secrets/trackedSecretWarning';
import { configurationIn } from './configurationFiles';
import { nameOf } from '../../workspace/documents';
import { applyToDocument } from '../../workspace/edits';

export interface Preview extends Configured {
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
  const title = `${preview.name}: now ↔ with single sign-on`;
  await vscode.commands.executeCommand('vscode.diff', file, preview.uri, title, options);
}

/**
 * Writes what is wanted into the file as it is at this moment, as one undo step, and offers a home for what the format
 * keeps elsewhere.
 * @returns what became of the secrets, or words on why the file was not changed
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
  const { edits, elsewhere, lens } = configured.value;
  if (!(await applyToDocument(document, edits))) return err(`${nameOf(uri)} cannot be changed.`);
  await vscode.window.showTextDocument(document, { preview: false });
  const placed = await place(services, uri, elsewhere);
  const inFile = lens.read(document.getText()).get('oidc.secret').value;
  const warning = inFile !== undefined && inFile === wanted.clientSecret ? await trackedSecretWarning(uri) : undefined;
  return ok(
    warning === undefined ? placed : { ...placed, message: `${placed.message} ${warning}`.trim(), done: false },
  );
}

async function configure(
  services: CommandServices,
  document: vscode.TextDocument,
  wanted: Wanted,
): Promise<Result<Configured & { readonly lens: Lens }, string>> {
  const file = await configurationIn(services, document);
  if (file === undefined) return err(`${nameOf(document.uri)} is no longer a configuration of OpenMetadata.`);
  const { lens } = file;
  const { analyze } = await services.core();
  const problems = (text: string): readonly Finding[] => analyze(lens, text).findings;
  const configured = configureText(lens, document.getText(), wanted, problems);
  return configured.ok ? ok({ ...configured.value, lens }) : err(configured.error.message);
}
