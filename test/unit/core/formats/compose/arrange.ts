import { compose } from '../../../../../src/core/formats/compose/compose';
import type { NearbyFile } from '../../../../../src/core/formats/lens';
import type { TextRange } from '../../../../../src/core/text/range';
import type { View } from '../../../../../src/core/view';

export const image = 'docker.getcollate.io/openmetadata/server:1.12.1';

/** A compose file whose server has these lines. */
export const file = (...lines: readonly string[]): string =>
  ['services:', '  om:', `    image: ${image}`, ...lines.map((line) => `    ${line}`), ''].join('\n');

export const environment = (...lines: readonly string[]): string =>
  file('environment:', ...lines.map((line) => `  ${line}`));

export const files = (texts: Readonly<Record<string, string>>): readonly NearbyFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

export const readWith = (text: string, nearby: Readonly<Record<string, string>> = {}): View =>
  compose.read(text, { nearby: files(nearby) });

export const slice = (text: string, range: TextRange | undefined): string | undefined =>
  range && text.slice(range.start, range.end);
