import type { Value } from '../../value';
import { configMaps } from '../configMap/variables';
import { kindLine, objectsIn } from '../kubernetes/objects';
import { envItemsOf } from '../variables/containerEnv';
import { isOurs } from '../variables/variablesView';
import { entryAt, entryOf, type YamlEntry, type YamlNode } from '../yaml/node';

/** The line that tells a Kubernetes object which runs containers for as long as it exists. */
export const workloads = kindLine('Deployment', 'StatefulSet', 'DaemonSet', 'Pod');

/** The container that the server runs in. */
export interface ServerContainer {
  readonly object: YamlNode;
  readonly pod: YamlNode;
  readonly container: YamlNode;
  /** The ConfigMaps of the same file whose entries it has as variables. Those of its `env` win over them. */
  readonly maps: readonly YamlNode[];
  /** It has variables from ConfigMaps or Secrets that are not in the file, too. */
  readonly isOpen: boolean;
  /** What it calls localhost is its own no more: it shares the network of its node or of other containers. */
  readonly sharesNetwork: boolean;
}

/**
 * Of all containers the one with most variables of ours, or else the one with OpenMetadata's image. Init containers and
 * jobs are not looked at: they migrate the database, and nobody signs in there. Undefined where there is no such object.
 */
export function serverContainer(text: string): ServerContainer | undefined {
  const all = objectsIn(text, workloads).flatMap((object) => {
    const pod = entryAt(object, ['spec', 'template', 'spec'])?.node ?? entryOf(object, 'spec')?.node;
    const containers = (entryOf(pod, 'containers')?.node.items ?? []).filter(({ kind }) => kind === 'map');
    const sharesNetwork = containers.length > 1 || entryOf(pod, 'hostNetwork')?.node.value === true;
    if (pod === undefined) return [];
    return containers.map((container) => ({ object, pod, container, sharesNetwork, ...mapsOf(text, container) }));
  });
  const [best] = all.toSorted((a, b) => likeness(b) - likeness(a));
  return best;
}

function mapsOf(text: string, container: YamlNode): Pick<ServerContainer, 'maps' | 'isOpen'> {
  const sources = entryOf(container, 'envFrom')?.node.items ?? [];
  if (sources.length === 0) return { maps: [], isOpen: entryOf(container, 'envFrom') !== undefined };
  const inFile = new Map(objectsIn(text, configMaps).map((map) => [nameOf(entryOf(map, 'metadata')), map]));
  const maps = sources
    .filter((source) => entryOf(source, 'prefix') === undefined)
    .flatMap((source) => inFile.get(nameOf(entryOf(source, 'configMapRef'))) ?? []);
  return { maps, isOpen: maps.length < sources.length };
}

const nameOf = (entry: YamlEntry | undefined): Value | undefined => entryOf(entry?.node, 'name')?.node.value;

function likeness({ container }: ServerContainer): number {
  const own = envItemsOf(entryOf(container, 'env')?.node).filter(({ name }) => isOurs(name));
  const image = entryOf(container, 'image')?.node.value;
  return own.length + (typeof image === 'string' && /openmetadata/i.test(image) ? 0.5 : 0);
}
