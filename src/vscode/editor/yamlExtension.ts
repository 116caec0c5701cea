import * as vscode from 'vscode';

/** Red Hat's YAML extension, which completes and explains keys by JSON Schema. */
const yamlExtension = 'redhat.vscode-yaml';

/** The line by which a file names its own schema to that extension. */
const modeline = /^#[ \t]*yaml-language-server[ \t]*:.*\$schema=\S/m;

/**
 * Whether the YAML extension already says which keys there are and what they do: it is active, and the document is bound to
 * a schema, by a line of its own or by the setting `yaml.schemas`. What it takes from elsewhere knows nothing of sign-in.
 */
export const yamlExtensionDescribes = (document: vscode.TextDocument): boolean =>
  vscode.extensions.getExtension(yamlExtension)?.isActive === true && isBoundToSchema(document);

/** Exported for tests, which have no YAML extension. */
export const isBoundToSchema = (document: vscode.TextDocument): boolean =>
  modeline.test(document.getText()) ||
  globs(document).some((pattern) => vscode.languages.match({ pattern }, document) > 0);

/** The globs of the setting: a pattern counts from any folder, as that extension has it. */
function globs(document: vscode.TextDocument): readonly string[] {
  const schemas = vscode.workspace.getConfiguration('yaml', document.uri).get<unknown>('schemas');
  if (typeof schemas !== 'object' || schemas === null) return [];
  return Object.values(schemas)
    .flat()
    .filter((pattern): pattern is string => typeof pattern === 'string' && pattern !== '')
    .map((pattern) => `**/${pattern.replace(/^(?:\*\*)?\//, '')}`);
}
