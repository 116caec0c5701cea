import * as vscode from 'vscode';
import type { Occurrence } from '../../core/occurrences';
import type { Services } from '../platform/services';
import { mightBeOurs, type Analyses, type Configuration } from '../workspace/analyses';
import { documentSelector, folderOf, nameOf, toRange } from '../workspace/documents';
import { fileFrom, locationIn } from '../workspace/locations';

interface File {
  readonly uri: vscode.Uri;
  readonly text: string;
}

interface Place {
  readonly role: Occurrence['role'];
  readonly location: vscode.Location;
}

/** Goes between the places that give an environment variable its value and those that take it, across files. */
export function registerVariables(analyses: Analyses, core: Services['core']): vscode.Disposable {
  const places = async (document: vscode.TextDocument, position: vscode.Position): Promise<readonly Place[]> => {
    const configuration = await analyses.of(document);
    if (configuration === undefined) return [];
    const language = await core();
    const variable = language
      .occurrencesIn(configuration.lens, configuration.text)
      .find(({ range }) => toRange(document, range).contains(position))?.name;
    if (variable === undefined) return [];
    return filesAround(document, configuration).flatMap((file) => placesIn(file, variable, language));
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(documentSelector, {
      async provideDefinition(document, position) {
        const found = await places(document, position);
        return found.filter(({ role }) => role === 'definition').map(({ location }) => location);
      },
    }),
    vscode.languages.registerReferenceProvider(documentSelector, {
      async provideReferences(document, position, { includeDeclaration }) {
        const found = await places(document, position);
        return found.filter(({ role }) => includeDeclaration || role === 'use').map(({ location }) => location);
      },
    }),
  );
}

/**
 * The document, what lies near it, and what else of ours is open in its folder, above it or below: each once. What stands
 * side by side in a workspace may be two deployments.
 */
function filesAround(document: vscode.TextDocument, { text, surroundings }: Configuration): readonly File[] {
  const nearby = (surroundings.nearby ?? []).map((file) => ({
    uri: fileFrom(document.uri, file.path),
    text: file.text,
  }));
  const open = vscode.workspace.textDocuments
    .filter((other) => inOneDeployment(document.uri, other.uri) && mightBeOurs(other))
    .map((other) => ({ uri: other.uri, text: other.getText() }));
  const files = [{ uri: document.uri, text }, ...nearby, ...open];
  return [...new Map(files.map((file) => [file.uri.toString(), file])).values()];
}

function inOneDeployment(a: vscode.Uri, b: vscode.Uri): boolean {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(a);
  if (workspaceFolder === undefined || workspaceFolder !== vscode.workspace.getWorkspaceFolder(b)) return false;
  const [folder, other] = [`${folderOf(a).path}/`, `${folderOf(b).path}/`];
  return folder.startsWith(other) || other.startsWith(folder);
}

function placesIn(
  { uri, text }: File,
  variable: string,
  { detectLens, envFile, occurrencesIn }: Awaited<ReturnType<Services['core']>>,
): readonly Place[] {
  // An env file nearby need not hold a variable that is OpenMetadata's.
  const lens = detectLens(nameOf(uri), text) ?? (/\.ya?ml$/i.test(uri.path) ? undefined : envFile);
  return (lens === undefined ? [] : occurrencesIn(lens, text))
    .filter(({ name }) => name === variable)
    .map(({ role, range }) => ({ role, location: locationIn(text, uri, range) }));
}
