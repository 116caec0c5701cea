import { catalogue, type CatalogueRow, type SettingKey } from '../catalogue/catalogue';
import { settingsOfVariable, variables } from '../catalogue/lookup';
import { deprecationIn, withPaths } from '../catalogue/prose';
import { isKnownIn } from '../catalogue/releases';
import type { HelmLocation, Release } from '../catalogue/setting';
import type { Completion } from './completion';
import { catalogueValue, memberOf } from '../formats/yaml/view';
import type { TextRange } from '../text/range';
import type { Vocabulary } from '../view';

/** Where a key is typed, and what stands around it. */
export interface KeyPlace {
  readonly range: TextRange;
  /** The keys that are there already. */
  readonly taken: ReadonlySet<string>;
  /** A colon or equals sign follows already, so that the name alone is replaced. */
  readonly hasValue: boolean;
  /** Stands in brackets, where everything is on one line. */
  readonly inBrackets: boolean;
  /** The column of the key; what belongs below it is indented by two more. */
  readonly column: number;
  readonly ending: '\n' | '\r\n';
}

/** The keys of a block that the release knows and the block lacks, in the order of the catalogue. */
export function keyCompletions(
  vocabulary: Vocabulary,
  block: string,
  release: Release | undefined,
  place: KeyPlace,
): readonly Completion[] {
  const keys = childrenOf(vocabulary, block, release);
  return [...keys]
    .filter(([name]) => !place.taken.has(name))
    .map(([name, child]) => keyCompletion(name, child, release, place));
}

/** The variables that the release knows and the file lacks. */
export function variableCompletions(
  release: Release | undefined,
  place: KeyPlace,
  insert: (name: string, setting: CatalogueRow) => Pick<Completion, 'insertText' | 'caret' | 'more'>,
): readonly Completion[] {
  return variables.flatMap((name) => {
    const setting = settingsOfVariable(name).find((candidate) => isOffered(candidate, release));
    if (setting === undefined || place.taken.has(name)) return [];
    const inserted = place.hasValue ? { insertText: name } : insert(name, setting);
    return [{ label: name, kind: 'variable', range: place.range, ...inserted, ...about(setting, release) }];
  });
}

/** A key of a block: a setting, or a block below it that may have a description too. */
interface Child {
  readonly setting?: CatalogueRow;
  readonly location?: HelmLocation;
  readonly isBlock: boolean;
}

function childrenOf(vocabulary: Vocabulary, block: string, release: Release | undefined): ReadonlyMap<string, Child> {
  const prefix = block === '' ? '' : `${block}.`;
  const children = new Map<string, Child>();
  for (const setting of catalogue) {
    if (!isOffered(setting, release)) continue;
    const locations = vocabulary === 'chart' ? (setting.helm ?? []) : [undefined];
    for (const location of locations) {
      const path = location?.path ?? setting.path;
      if (path?.startsWith(prefix) !== true) continue;
      const [name = '', ...below] = path.slice(prefix.length).split('.');
      if (below.length > 0) children.set(name, children.get(name) ?? { isBlock: true });
      else
        children.set(name, {
          setting,
          ...(location === undefined ? {} : { location }),
          isBlock: setting.type === 'object',
        });
    }
  }
  return children;
}

/** The bots of very old releases: nothing takes the place of this key, and it stops the server. */
const stopping: SettingKey = 'authz.botPrincipals';

const isOffered = (setting: CatalogueRow, release: Release | undefined): boolean =>
  isKnownIn(setting, release ?? 'main') && setting.key !== stopping;

function keyCompletion(name: string, child: Child, release: Release | undefined, place: KeyPlace): Completion {
  const { setting, location, isBlock } = child;
  const isReference = location?.reference === true;
  return {
    label: name,
    kind: isBlock || isReference ? 'block' : 'key',
    range: place.range,
    ...(place.hasValue ? { insertText: name } : inserted(name, child, place)),
    ...(setting === undefined ? {} : about(setting, release)),
  };
}

function inserted(
  name: string,
  { setting, location, isBlock }: Child,
  place: KeyPlace,
): Pick<Completion, 'insertText' | 'caret' | 'more'> {
  const type = location?.type ?? setting?.type;
  const below = `${place.ending}${' '.repeat(place.column + 2)}`;
  if (location?.reference === true)
    return { insertText: `${name}: ${referenceText(location, place, below)}`.replace(/: (?=[\r\n])/, ':') };
  if (isBlock || setting === undefined) {
    return place.inBrackets ? around(`${name}: {`, '}') : { insertText: `${name}:${below}`, more: true };
  }
  return type === 'list' ? around(`${name}: [`, ']') : { insertText: `${name}: `, more: true };
}

const around = (before: string, after: string): Pick<Completion, 'insertText' | 'caret' | 'more'> => ({
  insertText: before + after,
  caret: before.length,
  more: true,
});

/** The Secret that the chart expects, where it expects one. */
function referenceText({ default: written }: HelmLocation, { inBrackets }: KeyPlace, below: string): string {
  const chart = catalogueValue(written);
  const parts = ['secretRef', 'secretKey'].map((part) => {
    const value = memberOf(chart, part);
    return typeof value === 'string' && value !== '' ? `${part}: ${value}` : `${part}:`;
  });
  return inBrackets ? `{${parts.join(', ')}}` : parts.map((part) => below + part).join('');
}

function about(
  setting: CatalogueRow,
  release: Release | undefined,
): Pick<Completion, 'description' | 'since' | 'deprecated'> {
  const deprecated = deprecationIn(setting, release);
  return {
    description: withPaths(setting.description),
    since: setting.since,
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}
