import { unquoted } from './complete/brackets';
import { isVariableMap, listedVariable } from './complete/target';
import { ancestors, type Line, linesOf } from './complete/yamlLines';
import { scanEnvFile } from './formats/envFile/scan';
import type { Lens } from './formats/lens';
import { substitute } from './placeholders';
import { lineStart } from './text/lines';
import type { TextRange } from './text/range';
import type { Vocabulary } from './view';

/** A place where a file names an environment variable. */
export interface Occurrence {
  readonly name: string;
  /** The characters of the name alone. */
  readonly range: TextRange;
  /** `definition` gives the variable its value (a line of an env file), `use` takes it (`${NAME}` in openmetadata.yaml). */
  readonly role: 'definition' | 'use';
}

/** Every place of a file that names an environment variable, in text order, for going from one file to another. */
export function occurrencesIn(lens: Lens, text: string): readonly Occurrence[] {
  const { vocabulary } = lens.read(text);
  const found =
    lens.id === 'env-file' ? inEnvFile(text) : [...definitionsInYaml(vocabulary, text), ...uses(vocabulary, text)];
  return found.toSorted((a, b) => a.range.start - b.range.start);
}

/** Compose interpolates what is not in single quotes. */
function inEnvFile(text: string): readonly Occurrence[] {
  return scanEnvFile(text).flatMap(({ name, nameRange, valueRange, quote }) => [
    { name, range: nameRange, role: 'definition' as const },
    ...(quote === "'" ? [] : interpolated(text, valueRange)),
  ]);
}

/** The server substitutes in all of its file, but a placeholder in a comment takes nothing that anybody would look for. */
function uses(vocabulary: Vocabulary, text: string): readonly Occurrence[] {
  const found =
    vocabulary === 'server'
      ? substitute(text).placeholders.map(({ variable, range }) => used(variable, range.start + 2))
      : [...(vocabulary === 'environment' ? interpolated(text) : []), ...expanded(text)];
  return found.filter(({ name, range }) => name !== '' && !isInComment(text, range.start));
}

const used = (name: string, start: number): Occurrence => ({
  name,
  range: { start, end: start + name.length },
  role: 'use',
});

/** Docker Compose: `$NAME`, `${NAME}` and `${NAME:-default}`, but not `$$NAME`. */
const interpolated = (
  text: string,
  { start, end }: TextRange = { start: 0, end: text.length },
): readonly Occurrence[] =>
  [...text.slice(start, end).matchAll(/\$\$|\$(\{?)([A-Za-z_]\w*)/g)].flatMap(({ index, 1: brace = '', 2: name }) =>
    name === undefined ? [] : [used(name, start + index + 1 + brace.length)],
  );

/** Kubernetes: `$(NAME)`, but not `$$(NAME)`. */
const expanded = (text: string): readonly Occurrence[] =>
  [...text.matchAll(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g)].flatMap(({ index, 1: name }) =>
    name === undefined ? [] : [used(name, index + 2)],
  );

const isInComment = (text: string, offset: number): boolean =>
  /^[ \t]*#/.test(text.slice(lineStart(text, offset), offset));

/** By the shape of the lines around it, so that variables are found that are none of OpenMetadata's own. */
function definitionsInYaml(vocabulary: Vocabulary, text: string): readonly Occurrence[] {
  if (vocabulary === 'server') return [];
  const lines = linesOf(text);
  return lines.flatMap((line, index): readonly Occurrence[] => {
    const candidate = candidateIn(text, line);
    if (candidate === undefined) return [];
    const { path } = ancestors(lines, index, line.column);
    const { key } = line;
    const isListed = key === 'name' && listedVariable(vocabulary, [...path, key]) === 'name';
    const isEntry = vocabulary === 'environment' && isVariableMap(key === undefined ? path.slice(0, -1) : path);
    return isListed || (isEntry && (key !== undefined || path.at(-1) === 0)) ? [candidate] : [];
  });
}

/** `NAME: value`, `- NAME=value` or `- name: NAME`. */
function candidateIn(
  text: string,
  { start, end, column, key, valueStart, content, dashes }: Line,
): Occurrence | undefined {
  const from = key === 'name' && valueStart !== undefined ? valueStart : start + column;
  if (key === undefined && dashes.length === 0) return undefined;
  const source =
    key === 'name' ? text.slice(from, end) : key === undefined ? (content.split('=', 1)[0] ?? '') : content;
  const name = key === undefined || key === 'name' ? unquoted(source.replace(/ #.*$/, '')).replace(/^["']/, '') : key;
  const at = text.indexOf(name, from);
  return /^[A-Za-z_]\w*$/.test(name) && at < end
    ? { name, range: { start: at, end: at + name.length }, role: 'definition' }
    : undefined;
}
