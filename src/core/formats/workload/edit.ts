import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { lineEnding } from '../../text/lines';
import type { TextEdit } from '../../text/range';
import type { View } from '../../view';
import { isBlank } from '../../value';
import type { CannotEdit, Edited, Elsewhere, Lens } from '../lens';
import { editContainerEnv, type EnvWish, variableText } from '../variables/containerEnvEdit';
import { entryWish, mapStyle } from '../configMap/variables';
import { envItemsOf } from '../variables/containerEnv';
import { inventedSecret } from '../variables/secretReference';
import { type VariableWish, variableWishes } from '../variables/wishes';
import { checkedEdit } from '../yaml/checked';
import { editYaml } from '../yaml/edit';
import { SourceLines } from '../yaml/lines';
import { entryAt, entryOf } from '../yaml/tree';
import { type ServerContainer, serverContainer } from './container';

/**
 * The smallest edits of a workload after which its container has `changes`. A variable is set where it stands, in the
 * container or in a ConfigMap of the same file. A secret is not written: the variable gets the name of a Secret's entry,
 * and the value is to be put there.
 */
export function editWorkload(text: string, changes: readonly Change[], read: Lens['read']): Result<Edited, CannotEdit> {
  const server = serverContainer(text);
  if (server === undefined) return err(noContainer);
  const view = read(text);
  const wishes = variableWishes(view, changes);
  if (!wishes.ok) return wishes;
  const plans = wishes.value.map((wish) => planOf(view, wish));
  const elsewhere = plans.flatMap((plan) => plan.elsewhere ?? []);
  const edits = editsOf(new SourceLines(text, lineEnding(text)), server, plans);
  return checkedEdit(text, view, changes, edits, elsewhere, read);
}

function editsOf(
  lines: SourceLines,
  { container, maps }: ServerContainer,
  plans: readonly Plan[],
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
  const ofList = editYaml(lines, container, inList.value.wanted, mapStyle);
  return ofList.ok ? ok([...edits, ...inList.value.edits, ...ofList.value]) : ofList;
}

const noContainer: CannotEdit = {
  kind: 'unreadable',
  message: 'No container can be found in this file. Mend its YAML first.',
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
