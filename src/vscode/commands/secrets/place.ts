import * as vscode from 'vscode';
import type { Elsewhere } from '../../../core/formats/lens';
import { applyEdits } from '../../../core/text/range';
import { ok } from '../../../core/result';
import {
  createSecretCommands,
  environmentEdits,
  kubernetesSecrets,
  secretManifest,
  variables,
  type KubernetesSecret,
  type VariablePlace,
} from '../../../provisioning/secretPlaces';
import { back, type Choice } from '../../platform/ask';
import type { CommandServices } from '../command';
import { applyToDocument } from '../files/edits';
import { gitTracks } from '../files/gitIgnore';
import { nameOf } from '../files/configurationFiles';

/** What became of values that a file does not hold itself. */
export interface Placed {
  /** A sentence for the user; empty where there was nothing to place. */
  readonly message: string;
  /** False if the user put something off, or if a secret may end up in git. */
  readonly done: boolean;
}

/** Offers a home for every value that the format keeps outside the file. */
export async function place(
  services: CommandServices,
  file: vscode.Uri,
  elsewhere: readonly Elsewhere[],
): Promise<Placed> {
  for (const { secret, value } of elsewhere) if (secret) services.log.addSecret(value);
  const secrets = kubernetesSecrets(elsewhere);
  const environment = variables(elsewhere);
  const parts = [
    ...(secrets.length === 0 ? [] : [await placeInKubernetes(services, secrets)]),
    ...(environment.length === 0 ? [] : [await placeInEnvironment(services, file, environment)]),
  ];
  return { message: parts.map(({ message }) => message).join(' '), done: parts.every(({ done }) => done) };
}

async function placeInKubernetes({ prompts }: CommandServices, secrets: readonly KubernetesSecret[]): Promise<Placed> {
  const names = secrets.map(({ name }) => name).join(', ');
  const answer = await prompts.pick<'manifest' | 'command'>({
    title: `Kubernetes Secret ${names}`,
    canGoBack: false,
    placeholder: 'The values file refers to this Secret. How do you want to create it?',
    choices: () =>
      Promise.resolve(
        ok([
          {
            label: 'Open a manifest in a new editor',
            detail: 'For kubectl apply. It is not saved anywhere.',
            icon: 'file-code',
            value: 'manifest',
          },
          {
            label: 'Copy the kubectl command',
            detail: 'The secret itself is then on the clipboard.',
            icon: 'terminal',
            value: 'command',
          },
        ]),
      ),
  });
  if (answer === undefined || answer === back)
    return { message: `Secret ${names} still has to be created.`, done: false };
  if (answer === 'command') {
    await vscode.env.clipboard.writeText(createSecretCommands(secrets));
    return { message: `The command that creates Secret ${names} is on the clipboard.`, done: true };
  }
  await showNew('yaml', secretManifest(secrets));
  return { message: `Apply the manifest of Secret ${names} to your cluster.`, done: true };
}

type EnvironmentHome = vscode.Uri | 'new' | 'copy';

async function placeInEnvironment(
  services: CommandServices,
  file: vscode.Uri,
  places: readonly VariablePlace[],
): Promise<Placed> {
  const names = places.map(({ home }) => home.variable).join(', ');
  const answer = await services.prompts.pick<EnvironmentHome>({
    title: `Environment variable ${names}`,
    canGoBack: false,
    placeholder: `${nameOf(file)} reads this from the server's environment. Where do you want to put it?`,
    choices: async () => ok([...(await environmentFiles(file)).map(environmentChoice), ...otherHomes]),
  });
  if (answer === undefined || answer === back) return { message: `${names} still has to be set.`, done: false };
  if (answer instanceof vscode.Uri) return writeEnvironment(services, answer, places, names);
  const text = await environmentText(services, places);
  if (answer === 'copy') await vscode.env.clipboard.writeText(text);
  else await showNew('dotenv', text);
  const where = answer === 'copy' ? 'is on the clipboard' : 'is in the new editor';
  return { message: `The line for ${names} ${where}.`, done: true };
}

const environmentChoice = (uri: vscode.Uri): Choice<EnvironmentHome> => ({
  label: nameOf(uri),
  description: vscode.workspace.asRelativePath(uri),
  icon: 'file',
  value: uri,
});

const otherHomes: readonly Choice<EnvironmentHome>[] = [
  { label: 'A new env file', detail: 'Opens in an editor and is not saved yet.', icon: 'new-file', value: 'new' },
  { label: 'Copy the line', detail: 'The secret itself is then on the clipboard.', icon: 'copy', value: 'copy' },
];

/** Env files of the workspace, the nearest first. */
async function environmentFiles(file: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles('**/{*.env,.env*}', '**/{node_modules,.git}/**', 50);
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const distance = ({ path }: vscode.Uri): number => (path.startsWith(folder) ? 0 : 1000) + path.split('/').length;
  return found
    .filter((uri) => uri.toString() !== file.toString())
    .sort((a, b) => distance(a) - distance(b) || a.path.localeCompare(b.path));
}

async function writeEnvironment(
  services: CommandServices,
  uri: vscode.Uri,
  places: readonly VariablePlace[],
  names: string,
): Promise<Placed> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = environmentEdits((await services.core()).envFile, document.getText(), places);
  if (!edits.ok) return { message: `${names} still has to be set: ${edits.error.message}`, done: false };
  const applied = await applyToDocument(document, edits.value);
  await vscode.window.showTextDocument(document, { preview: false });
  if (!applied) return { message: `${names} still has to be set: ${nameOf(uri)} cannot be changed.`, done: false };
  const warning = await trackedSecretWarning(uri);
  return { message: [`${names} is in ${nameOf(uri)}.`, ...warning].join(' '), done: warning.length === 0 };
}

/** Words for a file that now holds a secret and that git would take; none if it would not, or if nobody knows. */
export async function trackedSecretWarning(uri: vscode.Uri): Promise<readonly string[]> {
  const name = nameOf(uri);
  return (await gitTracks(uri))
    ? [`Git does not ignore ${name}, so the secret would be committed: add ${name} to .gitignore first.`]
    : [];
}

async function environmentText({ core }: CommandServices, places: readonly VariablePlace[]): Promise<string> {
  const edits = environmentEdits((await core()).envFile, '', places);
  return edits.ok ? applyEdits('', edits.value) : '';
}

async function showNew(language: string, content: string): Promise<void> {
  const known = (await vscode.languages.getLanguages()).includes(language);
  const document = await vscode.workspace.openTextDocument({ language: known ? language : 'plaintext', content });
  await vscode.window.showTextDocument(document, { preview: false });
}
