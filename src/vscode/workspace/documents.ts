import * as vscode from 'vscode';
import { isCandidateName } from '../../core/relevance';
import type { TextRange } from '../../core/text/range';

/** Ids that YAML goes by; no extension may take them over. Env files have an id by version and extension, so they go by name. */
const languages = ['yaml', 'dockercompose'];

/** Documents that features are registered for, whatever their scheme. A little more than what `isCandidate` takes. */
export const documentSelector: vscode.DocumentSelector = [
  ...languages.map((language) => ({ language })),
  { pattern: '**/{*.yaml,*.yml,.env*,env*,*.env*,*-env*}' },
  { scheme: 'untitled' },
];

/** The last part of a URI, by which formats are told apart. */
export const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder that a URI is in. */
export const folderOf = (uri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(uri, '..');

/** Whether the document may be a configuration of ours, judged without its text. */
export const isCandidate = (document: vscode.TextDocument): boolean =>
  document.isUntitled || languages.includes(document.languageId) || isCandidateName(nameOf(document.uri));

/**
 * Whether problems belong on the document: it is one that the user edits, not the other side of a diff, a preview or
 * the output of something.
 */
export const isWorkingCopy = ({ uri }: vscode.TextDocument): boolean =>
  uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;

export const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

export const toRange = (document: vscode.TextDocument, { start, end }: TextRange): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));
