import type { Reading, View } from '../../view';
import { releaseOfImage } from '../kubernetes/releases';
import type { Lens, Surroundings } from '../lens';
import { variablesIn } from '../variables/ownVariables';
import { isOurs, variablesView } from '../variables/variablesView';
import { entryOf } from '../yaml/node';
import { entryReading, unreadableView, type ViewKind } from '../yaml/view';
import { editCompose } from './edit';
import { projectVariables } from './files';
import { interpolated, type ProjectVariables } from './interpolation';
import { type ComposeServer, composeFile, replicasOf } from './server';
import { serverVariables } from './variables';
import { t } from '../../../l10n/l10n';

/** A compose file: the variables of the service that runs the server, as Docker Compose hands them over. */
export const compose: Lens = {
  id: 'compose',
  label: t`Compose file`,
  detect: (name, text) =>
    /\.ya?ml(?:\.\w+)?$|^[^.]*$/i.test(name) &&
    services.test(text) &&
    !foreignKey.test(text) &&
    (serverLine.test(text) || holdsVariables(text)),
  read: readCompose,
  edit: (text, changes) => editCompose(text, changes, readCompose),
  mount: (text, changes, folder) => editCompose(text, changes, readCompose, folder),
};

const kind: ViewKind = {
  format: 'compose',
  vocabulary: 'environment',
  secretHome: 'environment-variable',
  partial: true,
};

const services = /^\uFEFF?["']?services["']?[ \t]*:/m;

/** Of Kubernetes. */
const foreignKey = /^\uFEFF?["']?(?:apiVersion|kind)["']?[ \t]*:/m;

const serverLine =
  /^[ \t]+(?:["']?(?:image|container_name)["']?[ \t]*:.*openmetadata[/_-]?server|["']?openmetadata[_-]?server["']?[ \t]*:)/m;

const holdsVariables = variablesIn(String.raw`^[ \t]+(?:-[ \t]+)?["']?`, String.raw`["']?[ \t]*(?:[:=]|\r?$)`);

function readCompose(text: string, surroundings: Surroundings = {}): View {
  const { server } = composeFile(text);
  if (server === undefined) return unreadableView(kind, surroundings);
  const { nearby = [] } = surroundings;
  const project = projectVariables(nearby);
  const { variables, isComplete } = serverVariables(server, project, nearby);
  return variablesView(variables, {
    kind,
    readable: true,
    release: surroundings.release ?? releaseOf(server, project),
    ...(server.entries.some(({ name }) => isOurs(name)) ? {} : { heading: server.nameRange }),
    others: othersOf(server),
    sharesNetwork: /^(?:host$|service:|container:)/.test(networkOf(server)),
    ...(isComplete ? {} : { othersUnknown: true }),
  });
}

function networkOf({ service }: ComposeServer): string {
  const mode = entryOf(service, 'network_mode')?.node.value;
  return typeof mode === 'string' ? mode : '';
}

function releaseOf({ service }: ComposeServer, project: ProjectVariables): View['release'] {
  const image = entryOf(service, 'image')?.node.value;
  if (typeof image !== 'string') return undefined;
  return releaseOfImage(interpolated(image, project));
}

function othersOf(server: ComposeServer): ReadonlyMap<string, Reading> {
  const node = replicasOf(server);
  if (node === undefined) return new Map();
  const entry = { key: 'replicas', keyRange: node.range, node };
  return new Map([['server.replicas', entryReading('server.replicas', 'integer', entry)]]);
}
