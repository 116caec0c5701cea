import * as vscode from 'vscode';
import { ok } from '../../../core/result';
import { createSecretCommands, secretManifest, type KubernetesSecret } from '../../../provisioning/secretPlaces';
import { back, type Choice } from '../../platform/ask';
import type { Action } from '../../platform/notify';
import type { EditingServices } from '../command';
import { showNew } from '../files/showNew';
import { notPlaced, placed, type Placed } from './placed';
import { t } from '../../../l10n/l10n';

const homes: readonly Choice<'manifest' | 'command'>[] = [
  {
    label: t`Open a manifest in a new editor`,
    detail: t`For kubectl apply. It is not saved anywhere.`,
    icon: 'file-code',
    value: 'manifest',
  },
  {
    label: t`Copy the kubectl command`,
    detail: t`The secret itself is then on the clipboard.`,
    icon: 'terminal',
    value: 'command',
  },
];

/** Hands over what creates the Secrets that a values file refers to. */
export async function placeInKubernetes(
  { prompts }: EditingServices,
  secrets: readonly KubernetesSecret[],
  later: Action,
): Promise<Placed> {
  const names = secrets.map(({ name }) => name).join(', ');
  const answer = await prompts.pick({
    title: t`Kubernetes Secret ${names}`,
    canGoBack: false,
    placeholder: t`The values file refers to this Secret. How do you want to create it?`,
    choices: () => Promise.resolve(ok(homes)),
  });
  if (answer === undefined || answer === back) return notPlaced(t`Secret ${names} still has to be created.`, later);
  if (answer === 'command') {
    await vscode.env.clipboard.writeText(createSecretCommands(secrets));
    return placed(t`The command that creates Secret ${names} is on the clipboard.`);
  }
  await showNew('yaml', secretManifest(secrets));
  return placed(t`Apply the manifest of Secret ${names} to your cluster.`);
}
