import type { CatalogueRow } from './catalogue/catalogue';
import { catalogue, settingOf } from './catalogue/catalogue';
import { withPaths } from './catalogue/prose';
import type { HelmLocation } from './catalogue/setting';
import { settingDocsUrl } from './docs';
import { touches, type TextRange } from './text/range';
import { isBlank, type Value } from './value';
import type { Reading, Reference, View } from './view';
import { withoutPassword } from './webUrl';

/** What there is to say about the setting at one place of a file. Labels and layout are the editor's. */
export interface Hover {
  readonly range: TextRange;
  /** The setting's path in `openmetadata.yaml`, or its Helm path where only the chart knows it. */
  readonly name: string;
  readonly description: string;
  readonly deprecated?: string;
  readonly effective?: Effective;
  readonly environmentVariable?: string;
  readonly helmValues: readonly string[];
  /** The first release that knows the setting; `1.5.0` stands for "1.5 or earlier", `main` for "not released yet". */
  readonly since: string;
  /** The last release that knows it, where it is gone. */
  readonly until?: string;
  /** The page of OpenMetadata's documentation that is about it. */
  readonly documentation: string;
}

/** What the server will work with. A secret is never in here. */
export type Effective =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'secret' }
  | { readonly kind: 'elsewhere'; readonly reference: Reference }
  | { readonly kind: 'unknown' };

/** The setting that stands at `offset`, by its key or its value; undefined where there is none. */
export function hoverAt(view: View, offset: number): Hover | undefined {
  const places = catalogue.flatMap(({ key }) => placesOf(view.get(key))).filter(({ range }) => touches(range, offset));
  const [place] = places.sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
  return place === undefined ? undefined : describe(place.reading, place.range);
}

const placesOf = (reading: Reading): readonly { readonly reading: Reading; readonly range: TextRange }[] =>
  [reading.keyRange, reading.range].filter((range) => range !== undefined).map((range) => ({ reading, range }));

function describe(reading: Reading, range: TextRange): Hover {
  const setting = settingOf(reading.key);
  const effective = effectiveValue(setting, reading);
  return {
    range,
    name: setting.path ?? setting.helm?.[0]?.path ?? setting.key,
    description: withPaths(setting.description),
    helmValues: (setting.helm ?? []).map(helmValue),
    since: setting.since,
    documentation: settingDocsUrl(setting.key),
    ...(setting.deprecated === undefined ? {} : { deprecated: withPaths(setting.deprecated) }),
    ...(setting.env === undefined ? {} : { environmentVariable: setting.env }),
    ...(setting.until === undefined ? {} : { until: setting.until }),
    ...(effective === undefined ? {} : { effective }),
  };
}

/** A block has no value of its own: its settings have. */
function effectiveValue(setting: CatalogueRow, { value, reference }: Reading): Effective | undefined {
  if (setting.type === 'object') return undefined;
  if (value === undefined) return reference === undefined ? { kind: 'unknown' } : { kind: 'elsewhere', reference };
  if (isBlank(value)) return { kind: 'empty' };
  return setting.secret ? { kind: 'secret' } : { kind: 'value', text: withoutPassword(asText(value)) };
}

const asText = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

const helmValue = ({ path, reference }: HelmLocation): string => (reference ? `${path}.{secretRef,secretKey}` : path);
