import { everySetting, type SettingKey } from '../../catalogue/catalogue';
import type { Change } from '../../finding';
import { err, type Result } from '../../result';
import { lineEnding } from '../../text/lines';
import type { Reading, View } from '../../view';
import { kindLine, objectsIn } from '../kubernetes/objects';
import { kubernetesText } from '../kubernetes/text';
import type { CannotEdit, Edited, Surroundings } from '../lens';
import { variableText } from '../variables/containerEnvEdit';
import { isOurs, type Variable, variablesView } from '../variables/variablesView';
import { variableWishes } from '../variables/wishes';
import { checkedEdit, notExpressible } from '../yaml/checked';
import { type EditStyle, editYaml } from '../yaml/edit';
import { SourceLines } from '../yaml/lines';
import { entryOf, type YamlNode } from '../yaml/node';
import type { ViewKind } from '../yaml/view';
import type { Wanted } from '../yaml/wish';
import { t } from '../../../l10n/l10n';

export const configMaps = kindLine('ConfigMap');

const kind: ViewKind = {
  format: 'config-map',
  vocabulary: 'environment',
  secretHome: 'kubernetes-secret',
  partial: true,
};

/** A ConfigMap that holds variables. */
export function readConfigMapVariables(text: string, { release }: Surroundings = {}): View {
  const map = variablesMap(text);
  const variables = map === undefined ? [] : variablesOf(text, map);
  return variablesView(variables, { kind, readable: map !== undefined, release, others: inSecret });
}

/** Credentials come from a Secret beside the ConfigMap, so that what is missing here is unknown, not unset. */
const inSecret = new Map<SettingKey, Reading>(
  everySetting
    .filter(({ key, secret }) => secret === true || key === 'oidc.id')
    .map(({ key }) => [key, { key, value: undefined, source: 'default' }]),
);

/** The entries of a ConfigMap as the variables that `envFrom` makes of them. Kubernetes expands nothing in them. */
export const variablesOf = (text: string, map: YamlNode): readonly Variable[] =>
  (entryOf(map, 'data')?.node.entries ?? []).map(({ key, keyRange, node }) => {
    const { text: segment, refused } = kubernetesText(text, node);
    const value = segment === undefined ? undefined : [segment];
    const place = { name: key, nameRange: keyRange, valueRange: node.range };
    return { ...place, value, ...(refused === undefined ? {} : { refused }) };
  });

/** The smallest edits of such a ConfigMap. It keeps no secrets, so those are refused. */
export function editConfigMapVariables(text: string, changes: readonly Change[]): Result<Edited, CannotEdit> {
  const map = variablesMap(text);
  if (map === undefined) return err(noMap);
  const view = readConfigMapVariables(text);
  const wishes = variableWishes(view, changes);
  if (!wishes.ok) return wishes;
  const wanted: Wanted[] = [];
  for (const { variable, change } of wishes.value) {
    if ('secret' in change || 'reference' in change) return err(notExpressible(change.key, noSecret));
    wanted.push(entryWish(variable, 'remove' in change ? undefined : variableText(change.set)));
  }
  const lines = new SourceLines(text, lineEnding(text));
  const edits = editYaml(lines, map, wanted, mapStyle);
  return checkedEdit(text, view, changes, edits, [], readConfigMapVariables);
}

/** A variable of a ConfigMap is to have this text, or none. */
export const entryWish = (variable: string, text: string | undefined): Wanted => ({
  path: ['data', variable],
  wish: text === undefined ? { remove: true } : { value: text },
});

/** How a ConfigMap is written. `data` stays, even if nothing is left in it. */
export const mapStyle: EditStyle = { dialect: 'helm', blockLists: true, keptLevels: 1 };

const noMap: CannotEdit = {
  kind: 'unreadable',
  message: t`No data of a ConfigMap can be found in this file. Mend its YAML first.`,
};

const noSecret = t`a ConfigMap keeps no secrets. Put it into a Secret, and name that below envFrom of the container`;

/** The ConfigMap with most variables of ours. */
function variablesMap(text: string): YamlNode | undefined {
  const maps = objectsIn(text, configMaps).filter((object) => entryOf(object, 'data') !== undefined);
  const [best] = maps.toSorted((a, b) => ownEntries(b) - ownEntries(a));
  return best;
}

const ownEntries = (object: YamlNode): number =>
  (entryOf(object, 'data')?.node.entries ?? []).filter(({ key }) => isOurs(key)).length;
