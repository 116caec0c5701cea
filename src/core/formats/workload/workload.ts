import type { SettingKey } from '../../catalogue/catalogue';
import type { Reading, View } from '../../view';
import { variablesOf } from '../configMap/variables';
import { releaseOfImage } from '../kubernetes/releases';
import type { Lens, Surroundings } from '../lens';
import { hasObject } from '../kubernetes/objects';
import { containerVariables } from '../variables/containerEnv';
import { variablesIn as mentions } from '../variables/ownVariables';
import { type Variable, variablesView } from '../variables/variablesView';
import { entryAt, entryOf, type YamlNode } from '../yaml/node';
import { entryReading, type ViewKind } from '../yaml/view';
import { type ServerContainer, serverContainer, workloads } from './container';
import { editWorkload } from './edit';
import { t } from '../../../l10n/l10n';

/** A Kubernetes object that runs OpenMetadata: the variables of its container are the configuration. */
export const workload: Lens = {
  id: 'workload',
  label: t`Kubernetes workload`,
  detect: (name, text) => hasObject(name, text, workloads, hasVariables),
  read: readWorkload,
  edit: (text, changes) => editWorkload(text, changes, readWorkload),
  mount: (text, changes, folder) => editWorkload(text, changes, readWorkload, folder),
};

const hasVariables = mentions(`\\bname["']?[ \\t]*:[ \\t]*["']?`, '\\b');

const kind: ViewKind = {
  format: 'workload',
  vocabulary: 'environment',
  secretHome: 'kubernetes-secret',
  partial: true,
};

function readWorkload(text: string, { release }: Surroundings = {}): View {
  const server = serverContainer(text);
  return variablesView(server === undefined ? [] : variablesIn(text, server), {
    kind,
    readable: server !== undefined,
    release: release ?? releaseOfImage(entryOf(server?.container, 'image')?.node.value),
    others: replicasOf(server?.object),
    sharesNetwork: server?.sharesNetwork === true,
    ...(server?.isOpen === true ? { othersUnknown: true } : {}),
  });
}

/** What a container sets itself wins over what it takes from a ConfigMap. */
function variablesIn(text: string, { container, maps }: ServerContainer): readonly Variable[] {
  const own = containerVariables(text, entryOf(container, 'env')?.node);
  const names = new Set(own.map(({ name }) => name));
  return [...maps.flatMap((map) => variablesOf(text, map).filter(({ name }) => !names.has(name))), ...own];
}

function replicasOf(object: YamlNode | undefined): ReadonlyMap<SettingKey, Reading> {
  const replicas = entryAt(object, ['spec', 'replicas']);
  return new Map(replicas && [['server.replicas', entryReading('server.replicas', 'integer', replicas)]]);
}
