import type { Release } from '../catalogue/setting';
import type { MissingSetting } from './missing';
import type { Change } from '../finding';
import type { Lens } from '../formats/lens';
import { nameOf } from '../rules/subject';
import { placeOf } from './carried';

/** Puts comments above a new file: the release that it is for, what has to be put elsewhere, and what is missing. */
export function withNotes(
  text: string,
  lens: Lens,
  release: Release | undefined,
  changes: readonly Change[],
  missing: readonly MissingSetting[],
): string {
  const view = lens.read(text);
  const homes = changes.flatMap(({ key }) => {
    const { reference, value } = view.get(key);
    return reference === undefined || value !== undefined ? [] : [`${nameOf(view, key)}: ${placeOf(reference)}`];
  });
  const lines = [
    ...(release === undefined ? [] : [`openmetadata-sso-release: ${release}`]),
    ...section('Not in this file, but taken from:', homes),
    ...section(
      'Not carried over:',
      missing.map(({ name, reason }) => `${name}: ${reason}`),
    ),
  ];
  return lines.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('') + text;
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`)];
