import { byHand } from '../byHand';
import { err, ok, type Result } from '../../result';
import type { Value } from '../../value';
import type { CannotEdit, MountedFolder } from '../lens';
import { entryOf, type YamlNode } from '../yaml/node';
import type { Wanted } from '../yaml/wish';
import type { ComposeServer } from './server';
import { t } from '../../../l10n/l10n';

/** What is wanted of a service so that its container has a folder of the host, read-only. Refused where something else is there. */
export function volumeWanted(server: ComposeServer, folder: MountedFolder): Result<readonly Wanted[], CannotEdit> {
  const entry = entryOf(server.service, 'volumes');
  const node = entry?.node;
  if (entry?.merged === true || node?.alias === true || node?.anchored === true)
    return err(byHand(t`volumes is shared with another place by YAML`));
  const items = node?.items ?? [];
  const values = items.flatMap(({ value }) => value ?? []);
  if (values.length < items.length || (node !== undefined && node.items === undefined && node.value !== null)) {
    return err(byHand(t`volumes cannot be read`));
  }
  const wish = { value: [...values, written(folder)] };
  const present = items.find((item) => targetOf(item) === folder.path);
  if (present === undefined) return ok([{ path: ['services', server.name, 'volumes'], wish }]);
  return sourceOf(present) === folder.source ? ok([]) : err(byHand(t`something else is mounted at ${folder.path}`));
}

/** `$` would begin a variable. */
const written = ({ source, path }: MountedFolder): Value => `${source}:${path}:ro`.replaceAll('$', '$$$$');

/** `source:target`, with a mode or not. The drive of a Windows path has a colon of its own. */
const shortSyntax = /^((?:[A-Za-z]:[\\/])?[^:]*):([^:]*)(?::[^:]*)?$/;

const targetOf = (item: YamlNode): Value | undefined =>
  typeof item.value === 'string'
    ? (shortSyntax.exec(item.value)?.[2] ?? item.value).replace(/(?!^)\/$/, '')
    : entryOf(item, 'target')?.node.value;

const sourceOf = (item: YamlNode): Value | undefined =>
  typeof item.value === 'string'
    ? shortSyntax.exec(item.value)?.[1]?.replaceAll('$$', '$')
    : entryOf(item, 'source')?.node.value;
