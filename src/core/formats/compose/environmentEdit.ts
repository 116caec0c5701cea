import { byHand } from '../byHand';
import { err, ok, type Result } from '../../result';
import type { CannotEdit } from '../lens';
import { relativeOf } from '../variables/relative';
import { styleOf } from '../yaml/editList';
import type { YamlEntry, YamlNode } from '../yaml/node';
import type { Wanted } from '../yaml/wish';
import { scalarText } from '../yaml/write';
import { environmentEntries } from './environment';
import { t } from '../../../l10n/l10n';

/** The text that each variable is to have in the file; undefined: the file is to say nothing of it. */
export type EnvironmentWishes = ReadonlyMap<string, string | undefined>;

/**
 * What is wanted of an `environment` as a whole, or of its entries.
 * @param path the keys that lead to it
 * @param environment what stands there, if anything does
 */
export function environmentWanted(
  source: string,
  path: readonly string[],
  environment: YamlEntry | undefined,
  wishes: EnvironmentWishes,
): Result<readonly Wanted[], CannotEdit> {
  if (environment?.node.items === undefined) return ok(inMap(path, environment?.node, wishes));
  return inList(source, path, environment, environment.node.items, wishes);
}

function inMap(path: readonly string[], map: YamlNode | undefined, wishes: EnvironmentWishes): readonly Wanted[] {
  return [...wishes].map(([name, text]): Wanted => {
    const here = [...path, name];
    if (text === undefined) return { path: here, wish: { remove: true } };
    const isOwn = map?.entries?.some(({ key, merged }) => key === name && merged !== true);
    if (isOwn) return { path: here, wish: { value: text } };
    const neighbour = neighbourOf(map, name)?.node;
    const writing = { dialect: 'compose', style: styleOf(neighbour), inFlow: map?.style === 'flow' } as const;
    return { path: here, wish: { text: scalarText(text, writing) } };
  });
}

/** The entry of a map of variables that a new one is to follow. */
export const neighbourOf = (map: YamlNode | undefined, name: string): YamlEntry | undefined =>
  relativeOf(
    (map?.entries ?? []).flatMap((entry) => (entry.merged === true ? [] : [{ name: entry.key, entry }])),
    name,
  )?.entry;

function inList(
  source: string,
  path: readonly string[],
  { node, merged }: YamlEntry,
  items: readonly YamlNode[],
  wishes: EnvironmentWishes,
): Result<readonly Wanted[], CannotEdit> {
  if (node.alias === true || merged === true)
    return err(byHand(t`environment is shared with another place by a YAML anchor`));
  const names = new Map(environmentEntries(source, node).map(({ name, item }) => [item, name]));
  const lines = items.map((item) => ({ name: names.get(item) ?? '', text: item.value }));
  for (const [name, text] of wishes) {
    const last = lines.findLastIndex((line) => line.name === name);
    const line = { name, text: `${name}=${text ?? ''}` };
    const neighbour = relativeOf(lines, name);
    if (text === undefined) lines.splice(0, lines.length, ...lines.filter((other) => other.name !== name));
    else if (last >= 0) lines[last] = line;
    else lines.splice(neighbour === undefined ? lines.length : lines.lastIndexOf(neighbour) + 1, 0, line);
  }
  const values = lines.flatMap(({ text }) => text ?? []);
  if (values.length < lines.length) return err(byHand(t`environment has an item that cannot be read`));
  return ok([{ path, wish: values.length === 0 ? { remove: true } : { value: values } }]);
}
