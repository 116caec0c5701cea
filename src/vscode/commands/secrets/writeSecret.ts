import * as vscode from 'vscode';
import type { Elsewhere } from '../../../core/formats/lens';
import { err, ok, type Result } from '../../../core/result';
import { nameOf } from '../../workspace/documents';
import { applyToDocument } from '../../workspace/edits';
import type { CommandServices } from '../command';
import { configurationIn } from '../files/configurationFiles';
import { place } from './place';
import { placed, type Placed } from './placed';
import { trackedSecretWarning } from './trackedSecretWarning';
import { t } from '../../../l10n/l10n';

/**
 * Writes a client's new secret into files, each in the way of its format and as one undo step. What files refer to, and
 * none of them holds, is offered a home.
 */
export async function writeSecret(
  services: CommandServices,
  files: readonly vscode.Uri[],
  secret: string,
): Promise<Placed> {
  services.log.addSecret(secret);
  const outcomes: Outcome[] = [];
  for (const uri of files) outcomes.push({ uri, result: await writeInto(services, uri, secret) });
  const written = outcomes.flatMap(({ uri, result }) => (result.ok ? [{ uri, ...result.value }] : []));
  const holders = written.filter(({ elsewhere }) => elsewhere.length === 0).map(({ uri }) => nameOf(uri));
  const rest = await placeRest(services, written, secret);
  const problems = [
    ...outcomes.flatMap(({ uri, result }) => (result.ok ? [] : [t`${nameOf(uri)} was not changed. ${result.error}`])),
    ...written.flatMap(({ warnings }) => warnings),
  ];
  const inFiles = holders.length === 0 ? '' : t`It is in ${holders.join(', ')}.`;
  return {
    message: [inFiles, rest.message, ...problems].filter((part) => part !== '').join(' '),
    done: rest.done && problems.length === 0,
    actions: rest.actions,
  };
}

interface Outcome {
  readonly uri: vscode.Uri;
  readonly result: Result<Written, string>;
}

/** Offers a home for what the written files refer to, once for each place, and not where it has arrived already. */
async function placeRest(
  services: CommandServices,
  written: readonly (Written & { readonly uri: vscode.Uri })[],
  secret: string,
): Promise<Placed> {
  const variables = written.flatMap((file) => file.variables);
  const homeless: { readonly uri: vscode.Uri; readonly value: Elsewhere }[] = [];
  for (const { uri, elsewhere } of written) {
    const known = elsewhere.length === 0 ? undefined : await secretSeenBy(services, uri);
    for (const value of elsewhere) {
      const { home } = value;
      const named = home.kind === 'environment-variable' && variables.includes(home.variable);
      const arrived = known === undefined ? named : known === secret;
      if (!arrived && !homeless.some((other) => sameHome(other.value, home))) homeless.push({ uri, value });
    }
  }
  const [first] = homeless;
  if (first === undefined) return placed('');
  return place(
    services,
    first.uri,
    homeless.map(({ value }) => value),
  );
}

/** The secret that a server with this file would have, as far as the files around it tell. */
async function secretSeenBy({ configurations }: CommandServices, uri: vscode.Uri): Promise<unknown> {
  const configuration = await configurations.analyses.of(await vscode.workspace.openTextDocument(uri));
  return configuration?.view.get('oidc.secret').value;
}

const sameHome = (a: Elsewhere, b: Elsewhere['home']): boolean => JSON.stringify(a.home) === JSON.stringify(b);

interface Written {
  readonly elsewhere: readonly Elsewhere[];
  /** The variables that this file sets, if it is an env file. */
  readonly variables: readonly string[];
  readonly warnings: readonly string[];
}

async function writeInto(services: CommandServices, uri: vscode.Uri, secret: string): Promise<Result<Written, string>> {
  const document = await vscode.workspace.openTextDocument(uri);
  const file = await configurationIn(services, document);
  if (file === undefined) return err(t`It is no longer a configuration of OpenMetadata.`);
  const edited = file.lens.edit(document.getText(), [{ key: 'oidc.secret', secret }]);
  if (!edited.ok) return err(edited.error.message);
  if (!(await applyToDocument(document, edited.value.edits))) return err(t`It cannot be changed.`);
  await vscode.window.showTextDocument(document, { preview: false });
  const holdsIt = file.lens.read(document.getText()).get('oidc.secret').value === secret;
  const warning = holdsIt ? await trackedSecretWarning(services, uri) : undefined;
  return ok({
    elsewhere: edited.value.elsewhere,
    variables: file.lens.id === 'env-file' && holdsIt ? variablesIn(document.getText()) : [],
    warnings: warning === undefined ? [] : [warning],
  });
}

const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)].map(([, name = '']) => name);
