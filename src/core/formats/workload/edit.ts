import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { lineEnding } from '../../text/lines';
import type { TextEdit } from '../../text/range';
import type { View } from '../../view';
import { isBlank } from '../../value';
import { type ListPlace, mountSecret } from '../kubernetes/mountSecret';
import type { CannotEdit, Edited, Elsewhere, Lens, MountedFolder } from '../lens';
import { editContainerEnv, type EnvWish, variableText } from '../variables/containerEnvEdit';
import { entryWish, mapStyle } from '../configMap/variables';
import { envItemsOf } from '../variables/containerEnv';
import { inventedSecret } from '../variables/secretReference';
import { type VariableWish, variableWishes } from '../variables/wishes';
import { checkedEdit } from '../yaml/checked';
import { editYaml } from '../yaml/edit';
import type { ItemEdits } from '../yaml/editItem';
import { SourceLines } from '../yaml/lines';
import { entryAt, entryOf, type YamlNode } from '../yaml/node';
import { type ServerContainer, serverContainer } from './container';
import { t } from '../../../l10n/l10n';

/**
 * The smallest edits of a workload after which its container has `changes`. A variable is set where it stands, in the
 * container or in a ConfigMap of the same file. A secret is not written: the variable gets the name of a Secret's entry,
 * and the value is to be put there.
 * @param folder what the container is to have besides
 */
export function editWorkload(
  text: string,
  changes: readonly Change[],
  read: Lens['read'],
  folder?: MountedFolder,
): Result<Edited, CannotEdit> {
  const server = serverContainer(text);
  if (server === undefined) return err(noContainer);
  const view = read(text);
  const wishes = variableWishes(view, changes);
  if (!wishes.ok) return wishes;
  const plans = wishes.value.map((wish) => planOf(view, wish));
  const elsewhere = plans.flatMap((plan) => plan.elsewhere ?? []);
  const lines = new SourceLines(text, lineEnding(text));
  const edits = editsOf(lines, server, plans, folder);
  return checkedEdit(text, view, changes, edits, elsewhere, read);
}

function editsOf(
  lines: SourceLines,
  { container, pod, maps }: ServerContainer,
  plans: readonly Plan[],
  folder: MountedFolder | undefined,
): Result<readonly TextEdit[], CannotEdit> {
  const list = entryOf(container, 'env')?.node;
  const inEnv = new Set(envItemsOf(list).map(({ name }) => name));
  const edits: TextEdit[] = [];
  const variables = new Map(plans.map(({ variable, wish }) => [variable, wish]));
  for (const map of maps) {
    const wanted = plans.flatMap(({ variable, wish }) => {
      const text = wish !== undefined && 'text' in wish ? wish.text : undefined;
      const isOverridden = text !== undefined && inEnv.has(variable);
      if (isOverridden || entryAt(map, ['data', variable]) === undefined) return [];
      if (text !== undefined) variables.delete(variable);
      return [entryWish(variable, text)];
    });
    const edited = editYaml(lines, map, wanted, mapStyle);
    if (!edited.ok) return edited;
    edits.push(...edited.value);
  }
  const inList = editContainerEnv(lines, list, ['env'], variables, mapStyle);
  if (!inList.ok) return inList;
  const place = (node: YamlNode, key: string): ListPlace => ({ list: entryOf(node, key)?.node, path: [key] });
  const mounted =
    folder === undefined
      ? ok([])
      : mountSecret(lines, place(pod, 'volumes'), place(container, 'volumeMounts'), folder, mapStyle);
  if (!mounted.ok) return mounted;
  const [volumes = nothing, mounts = nothing] = mounted.value;
  const ofContainer = editYaml(lines, container, [...inList.value.wanted, ...mounts.wanted], mapStyle);
  if (!ofContainer.ok) return ofContainer;
  const ofPod = editYaml(lines, pod, volumes.wanted, mapStyle);
  if (!ofPod.ok) return ofPod;
  // The container may be the last thing in the pod: what is added behind both belongs to it first.
  return ok([...edits, ...inList.value.edits, ...mounts.edits, ...ofContainer.value, ...volumes.edits, ...ofPod.value]);
}

const nothing: ItemEdits = { edits: [], wanted: [] };

const noContainer: CannotEdit = {
  kind: 'unreadable',
  message: t`No container can be found in this file. Mend its YAML first.`,
};

interface Plan {
  readonly variable: string;
  readonly wish: EnvWish | undefined;
  readonly elsewhere?: Elsewhere;
}

/** A secret stays in the Secret that it comes from; it is told what to hold, the file is not. */
function planOf(view: View, { variable, setting: { key, secret }, change }: VariableWish): Plan {
  if ('remove' in change) return { variable, wish: undefined };
  const { value: written, broken, reference } = view.get(key);
  const present = reference?.kind === 'kubernetes-secret' ? reference : undefined;
  if ('set' in change && (secret !== true || present === undefined)) {
    return { variable, wish: { text: variableText(change.set) } };
  }
  const home = present ?? inventedSecret(variable);
  const value = 'secret' in change ? change.secret : 'set' in change ? change.set : (written ?? broken ?? null);
  const isSecret = secret === true || 'secret' in change;
  return {
    variable,
    wish: { secret: home },
    ...(isBlank(value) ? {} : { elsewhere: { key, value: variableText(value), secret: isSecret, home } }),
  };
}
