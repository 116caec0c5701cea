import { err, ok, type Result } from '../../result';
import type { CannotEdit, MountedFolder } from '../lens';
import type { EditStyle } from '../yaml/edit';
import { editItem, type ItemEdits } from '../yaml/editItem';
import type { SourceLines } from '../yaml/lines';
import { entryAt, entryOf, type YamlNode } from '../yaml/node';
import { t } from '../../../l10n/l10n';

/** A list of a Kubernetes object, or of the chart's values, and the keys that lead to it. */
export interface ListPlace {
  readonly list: YamlNode | undefined;
  readonly path: readonly string[];
}

/** What is to become of a pod's volumes and of the mounts of its container, in this order; nothing where all is there. */
export type SecretMount = readonly [] | readonly [volumes: ItemEdits, mounts: ItemEdits];

/**
 * Mounts a Secret: a volume of the pod, and its place in the container. Each entry becomes a file of its name.
 * Refused where something else is mounted there.
 */
export function mountSecret(
  lines: SourceLines,
  volumes: ListPlace,
  mounts: ListPlace,
  { source, path }: MountedFolder,
  style: EditStyle,
): Result<SecretMount, CannotEdit> {
  const name = volumeName(source);
  const other = (mounts.list?.items ?? []).find((item) => textAt(item, 'mountPath') === path && !hasName(item, name));
  if (other !== undefined) return mountedAlready(volumes.list, other, source) ? ok([]) : err(isTaken(path));
  const volume = editItem(
    lines,
    volumes.list,
    volumes.path,
    {
      is: (item) => hasName(item, name),
      contents: [
        { path: ['name'], wish: { value: name } },
        { path: ['secret', 'secretName'], wish: { value: source } },
      ],
    },
    style,
  );
  if (!volume.ok) return volume;
  const mount = editItem(
    lines,
    mounts.list,
    mounts.path,
    {
      is: (item) => hasName(item, name),
      contents: [
        { path: ['name'], wish: { value: name } },
        { path: ['mountPath'], wish: { value: path } },
        { path: ['readOnly'], wish: { value: true } },
      ],
    },
    style,
  );
  return mount.ok ? ok([volume.value, mount.value]) : mount;
}

/** A volume's name is a DNS label; a Secret's may have dots and be longer. */
const volumeName = (secret: string): string => secret.replaceAll('.', '-').slice(0, 63).replace(/-+$/, '');

const textAt = (item: YamlNode, key: string): unknown => entryOf(item, key)?.node.value;

const hasName = (item: YamlNode, name: string): boolean => textAt(item, 'name') === name;

function mountedAlready(volumes: YamlNode | undefined, mount: YamlNode, secret: string): boolean {
  const volume = (volumes?.items ?? []).find((item) => textAt(item, 'name') === textAt(mount, 'name'));
  return entryAt(volume, ['secret', 'secretName'])?.node.value === secret && textAt(mount, 'subPath') === undefined;
}

const isTaken = (path: string): CannotEdit => ({
  kind: 'not-expressible',
  message: t`Change this by hand: something else is mounted at ${path}.`,
});
