import { catalogue, type CatalogueRow, settingOf } from '../../catalogue/catalogue';
import type { HelmLocation } from '../../catalogue/setting';
import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { lineEnding } from '../../text/lines';
import { plainText } from '../../text/mappedText';
import { isList, type Value } from '../../value';
import type { View } from '../../view';
import { type Chart, chartIn, locate, type Located, secretReference } from './chart';
import { type ListPlace, mountSecret } from '../kubernetes/mountSecret';
import type { CannotEdit, Edited, Elsewhere, Lens, MountedFolder } from '../lens';
import { containerVariables } from '../variables/containerEnv';
import { editContainerEnv, type EnvWish, variableText } from '../variables/containerEnvEdit';
import { inventedSecret } from '../variables/secretReference';
import { type Variable, variableReading } from '../variables/variablesView';
import { checkedEdit, holds, lastChanges, notExpressible, unreadable } from '../yaml/checked';
import { type EditStyle, editYaml } from '../yaml/edit';
import type { Wanted } from '../yaml/wish';
import { SourceLines } from '../yaml/lines';
import { entryOf } from '../yaml/node';
import { parseYaml } from '../yaml/tree';
import { flowText } from '../yaml/write';
import { t } from '../../../l10n/l10n';

/**
 * The smallest edits of a values file after which the server has `changes`: in the chart's own values where it has one,
 * else in `extraEnvs`. Where the chart takes a Secret, the file gets its name, and the value is to be put there.
 * @param folder what the pod is to have besides: `extraVolumes` and `extraVolumeMounts` (chart 1.0 to 1.13.1)
 */
export function editHelmValues(
  text: string,
  changes: readonly Change[],
  read: Lens['read'],
  folder?: MountedFolder,
): Result<Edited, CannotEdit> {
  const parsed = parseYaml(plainText(text), 'helm');
  if (!parsed.ok) return err(unreadable);
  const chart = chartIn(parsed.value);
  const before = read(text);
  const plan = new HelmPlan(text, chart, before);
  for (const change of lastChanges(changes)) {
    const refusal = plan.add(settingOf(change.key), change);
    if (refusal !== undefined) return err(notExpressible(change.key, refusal));
  }
  const lines = new SourceLines(text, lineEnding(text));
  const values = chart?.values ?? parsed.value;
  const style: EditStyle = { dialect: 'helm', blockLists: true, keptLevels: plan.path.length + 3 };
  const list = entryOf(values, 'extraEnvs')?.node;
  const inList = editContainerEnv(lines, list, [...plan.path, 'extraEnvs'], plan.variables, style);
  if (!inList.ok) return inList;
  const placeOf = (key: string): ListPlace => ({ list: entryOf(values, key)?.node, path: [...plan.path, key] });
  const mounted =
    folder === undefined
      ? ok([])
      : mountSecret(lines, placeOf('extraVolumes'), placeOf('extraVolumeMounts'), folder, style);
  if (!mounted.ok) return mounted;
  const lists = [inList.value, ...mounted.value];
  const wanted = [...plan.wanted, ...lists.flatMap((list) => list.wanted)];
  const elsewhere = editYaml(lines, chart?.root ?? parsed.value, wanted, style);
  const edits = elsewhere.ok ? ok([...lists.flatMap((list) => list.edits), ...elsewhere.value]) : elsewhere;
  return checkedEdit(text, before, changes, edits, plan.elsewhere, read);
}

/** Where the changes of one edit go. */
class HelmPlan {
  readonly wanted: Wanted[] = [];
  readonly variables = new Map<string, EnvWish | undefined>();
  readonly elsewhere: Elsewhere[] = [];
  readonly path: readonly string[];
  private readonly extraEnvs: ReadonlyMap<string, Variable>;

  constructor(
    text: string,
    private readonly chart: Chart | undefined,
    private readonly view: View,
  ) {
    this.path = chart?.path ?? [];
    const list = entryOf(chart?.values, 'extraEnvs')?.node;
    this.extraEnvs = new Map(containerVariables(text, list).map((variable) => [variable.name, variable]));
  }

  /** Undefined, or why the chart cannot do that. */
  add(setting: CatalogueRow, change: Change): string | undefined {
    if ('remove' in change) {
      this.remove(setting);
      return undefined;
    }
    const located = this.chart === undefined ? undefined : locate(this.chart, setting);
    const location = located?.location ?? setting.helm?.[0];
    if (location?.reference === true) {
      this.refer(setting, change, location, located);
      return undefined;
    }
    const variable = setting.env === undefined ? undefined : this.extraEnvs.get(setting.env);
    if (!('set' in change)) return variable !== undefined && variable.value === undefined ? undefined : noSecret;
    if (location !== undefined && variable === undefined) {
      this.put(location.path, chartValue(change.set, location.type ?? setting.type));
      return undefined;
    }
    if (setting.env === undefined) return noPlace;
    const isHeld = variable !== undefined && holds(this.view.get(setting.key), change.set);
    if (!isHeld) this.variables.set(setting.env, { text: variableText(change.set) });
    return undefined;
  }

  /** A block goes with everything in it. */
  private remove({ key, type }: CatalogueRow): void {
    for (const setting of catalogue) {
      if (setting.key !== key && !(type === 'object' && setting.key.startsWith(`${key}.`))) continue;
      if (setting.env !== undefined) this.variables.set(setting.env, undefined);
      for (const { path } of setting.helm ?? []) {
        this.wanted.push({ path: [...this.path, ...path.split('.')], wish: { remove: true } });
      }
    }
  }

  /** The names that the file has are kept, then those of the chart. */
  private refer(
    setting: CatalogueRow,
    change: Exclude<Change, { remove: true }>,
    location: HelmLocation,
    located: Located | undefined,
  ): void {
    const { key, env = key, secret } = setting;
    const variable = this.extraEnvs.get(env);
    const override = variable === undefined ? undefined : variableReading(setting, variable);
    let home = override?.reference?.kind === 'kubernetes-secret' ? override.reference : undefined;
    if (home === undefined) {
      const written = located?.entry.node.kind === 'map' ? located.entry.node.value : undefined;
      home = secretReference(written, location) ?? inventedSecret(env);
      if (variable !== undefined) this.variables.set(env, undefined);
      this.put(`${location.path}.secretRef`, home.name);
      this.put(`${location.path}.secretKey`, home.entry);
    }
    const literal = override?.value ?? (located?.entry.node.kind === 'scalar' ? located.entry.node.value : undefined);
    const value = 'secret' in change ? change.secret : 'set' in change ? change.set : literal;
    if (value === undefined || value === null) return;
    // The chart makes a variable of it, and the server pastes that into YAML.
    this.elsewhere.push({ key, value: variableText(value), secret: secret === true || 'secret' in change, home });
  }

  private put(path: string, value: Value): void {
    this.wanted.push({ path: [...this.path, ...path.split('.')], wish: { value } });
  }
}

const noPlace = t`the Helm chart has no value and the server no variable for it. Mount your own openmetadata.yaml instead`;
const noSecret = t`the Helm chart takes no Kubernetes Secret for it`;

/** A value of the server as the chart wants to be given it. */
function chartValue(value: Value, type: CatalogueRow['type']): Value {
  if (type === 'string' && value !== null) {
    const isText = typeof value !== 'object' && !isList(value);
    return isText ? String(value) : flowText(value, { dialect: 'server', style: 'plain', inFlow: false });
  }
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
