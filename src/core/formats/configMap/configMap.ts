import { embeddedLens, type Place } from '../embedded/embedded';
import { regionAt } from '../embedded/region';
import { hasChartKeys, helmValues } from '../helmValues/helmValues';
import { err } from '../../result';
import { hasObject } from '../kubernetes/objects';
import type { Lens } from '../lens';
import { serverYaml } from '../serverYaml/serverYaml';
import { variablesIn } from '../variables/ownVariables';
import { cannotMount } from '../yaml/checked';
import { entryOf, type YamlNode } from '../yaml/node';
import { configMaps, editConfigMapVariables, readConfigMapVariables } from './variables';
import { t } from '../../../l10n/l10n';

/** Each entry of a ConfigMap's data is a file: its key is the name, its text the contents. */
const files: Lens = embeddedLens({
  label: t`ConfigMap`,
  kind: { format: 'config-map', vocabulary: 'server', secretHome: 'environment-variable', partial: true },
  objects: configMaps,
  detect: (name, text) => hasObject(name, text, configMaps, (object) => hasServerKeys(object) || hasChartKeys(object)),
  places: filesOf,
  remedy: t`This ConfigMap holds no file of OpenMetadata that can be changed here. Write it as a block of text, such as openmetadata.yaml: |.`,
});

/** A ConfigMap with the configuration: as a file that is mounted, or as variables that `envFrom` passes on. */
export const configMap: Lens = {
  ...files,
  detect: (name, text) => files.detect(name, text) || hasObject(name, text, configMaps, hasVariables),
  read(text, surroundings) {
    const view = files.read(text, surroundings);
    return view.readable ? view : readConfigMapVariables(text, surroundings);
  },
  edit: (text, changes) =>
    files.read(text).readable ? files.edit(text, changes) : editConfigMapVariables(text, changes),
  mount: (text, changes, folder) =>
    (files.read(text).readable ? files.mount?.(text, changes, folder) : undefined) ?? err(cannotMount),
};

const serverKey = /^[ \t]+["']?(?:authenticationConfiguration|authorizerConfiguration)["']?[ \t]*:/m;
const hasServerKeys = (text: string): boolean => serverKey.test(text);

const hasVariables = variablesIn(`^[ \\t]+["']?`, `["']?[ \\t]*:`);

/** The entries that are files of a format of ours, judged by name and contents. Templates of a chart are nobody's file yet. */
function filesOf(object: YamlNode, text: string): readonly Place[] {
  return (entryOf(object, 'data')?.node.entries ?? []).flatMap((entry) => {
    const contents = regionAt(text, entry)?.text ?? '';
    const lens = contents.includes('{{')
      ? undefined
      : [serverYaml, helmValues].find((inner) => inner.detect(entry.key, contents));
    return lens === undefined ? [] : [{ entry, lens }];
  });
}
