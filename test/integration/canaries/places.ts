import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { everythingShown } from '../support/person';
import { everythingInTrees } from '../support/trees';

/** Everything that this VS Code writes is below it: a server gets a home of its own, a desktop its user data. */
export const home = process.env['OPENMETADATA_SSO_USER_DATA'] ?? homedir();

/** The file of the extension's output channel. */
export const logName = 'OpenMetadata SSO.log';

/** The log of the extension's output channel; undefined where VS Code can write none. */
export const logFile = (): string | undefined =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => basename(name) === logName)
    .map((name) => join(home, name))
    .at(-1);

/** The extension's own pages, with every text that they ever had, by address and version. */
export function watchPages(): { readonly pages: ReadonlyMap<string, string>; readonly watching: vscode.Disposable } {
  const pages = new Map<string, string>();
  const keep = (page: vscode.TextDocument): void => {
    const { uri, version } = page;
    if (!uri.scheme.startsWith('openmetadata-sso')) return;
    pages.set(`${uri.toString()} ${version.toString()}`, `${uri.path}\n${page.getText()}`);
  };
  const watching = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(keep),
    vscode.workspace.onDidChangeTextDocument((change) => {
      keep(change.document);
    }),
  );
  return { pages, watching };
}

/** Everything that can be read in VS Code, by where it is. */
export async function textsOf(
  pages: ReadonlyMap<string, string>,
  requests: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const tree = await everythingInTrees();
  const shown = everythingShown();
  return {
    'in a diagnostic': vscode.languages
      .getDiagnostics()
      .flatMap(([, all]) => all.map((each) => JSON.stringify([each, each.relatedInformation])))
      .join('\n'),
    'in a tree': tree.lines,
    'in a tooltip': tree.tooltips,
    'in a message': shown.messages,
    'in a question': shown.questions,
    'in a page': [...pages.values()].join('\n'),
    'in a URL': requests.join('\n'),
    'in a setting': JSON.stringify(vscode.workspace.getConfiguration('openmetadataSso')),
  };
}
