import { catalogue, type SettingKey } from '../../catalogue/catalogue';
import { embeddedLens } from '../embedded/embedded';
import { hasChartKeys, helmValues } from '../helmValues/helmValues';
import { releaseOfChart } from '../kubernetes/releases';
import { hasObject, kindLine } from '../kubernetes/objects';
import type { Lens } from '../lens';
import { entryAt, type YamlEntry, type YamlNode } from '../yaml/node';
import { t } from '../../../l10n/l10n';

const objects = kindLine('Application', 'ApplicationSet');

/** An Application of Argo CD, or the template of one: its Helm sources hold values of the chart. */
export const argoApplication: Lens = embeddedLens({
  label: t`Argo CD Application`,
  kind: { format: 'argo-application', vocabulary: 'chart', secretHome: 'kubernetes-secret', partial: true },
  objects,
  asText: /^ +valuesObject:(?=[ \t]*(?:#.*)?\r?\n +\S)/gm,
  detect: (name, text) => hasObject(name, text, objects, hasChartKeys),
  places: (application) =>
    sourcesOf(application)
      .flatMap(valuesOf)
      .map((entry) => ({ entry, lens: helmValues })),
  release: (application) =>
    sourcesOf(application)
      .filter((source) => valuesOf(source).length > 0)
      .map((source) =>
        releaseOfChart(entryAt(source, ['chart'])?.node.value, entryAt(source, ['targetRevision'])?.node.value),
      )
      .find((release) => release !== undefined),
  overridden: (application) => new Set(sourcesOf(application).flatMap(parametersOf)),
  remedy: t`This Application holds no values of the chart that can be changed here. Write them below valuesObject, or as a block of text behind values: |.`,
});

/** What an Application is made from: one source or several. */
function sourcesOf(object: YamlNode): readonly YamlNode[] {
  const spec = entryAt(object, ['spec', 'template', 'spec'])?.node ?? entryAt(object, ['spec'])?.node;
  const one = entryAt(spec, ['source'])?.node;
  return [...(one === undefined ? [] : [one]), ...(entryAt(spec, ['sources'])?.node.items ?? [])];
}

/** `valuesObject` takes the place of `values`, which is the same as a text. */
const valuesOf = (source: YamlNode): readonly YamlEntry[] =>
  ['valuesObject', 'values'].flatMap((name) => entryAt(source, ['helm', name]) ?? []).slice(0, 1);

/** The settings that Helm parameters set, which win over values: `openmetadata.config.authentication.publicKeys[0]`. */
function parametersOf(source: YamlNode): readonly SettingKey[] {
  const parameters = entryAt(source, ['helm', 'parameters'])?.node.items ?? [];
  const names = parameters.map((parameter) => entryAt(parameter, ['name'])?.node.value);
  const isSet = (path: string): boolean =>
    names.some(
      (name) => typeof name === 'string' && name.startsWith(path) && /^(?:$|[.[])/.test(name.slice(path.length)),
    );
  return catalogue.flatMap(({ key, helm = [] }) => (helm.some(({ path }) => isSet(path)) ? [key] : []));
}
