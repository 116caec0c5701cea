import * as vscode from 'vscode';
import { positionOf } from './documents';

/** The lenses of a document, from left to right and down. */
export const codeLenses = ({ uri }: vscode.TextDocument): Thenable<readonly vscode.CodeLens[]> =>
  vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);

/** What the first lens of a document says; empty where there is none. */
export const summaryIn = async (document: vscode.TextDocument): Promise<string> =>
  (await codeLenses(document))[0]?.command?.title ?? '';

/** What the hovers at a place say; see `positionOf`. */
export async function hoverOn(document: vscode.TextDocument, place: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, place),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

/** What is offered at a place; see `positionOf`. */
export async function completionsAt(
  document: vscode.TextDocument,
  place: string,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    positionOf(document, place),
  );
  return items;
}

export const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
