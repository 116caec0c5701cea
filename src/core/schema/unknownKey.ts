import { catalogue } from '../catalogue/catalogue';
import type { Finding, Fix, Severity } from '../finding';
import type { TextRange } from '../text/range';
import type { Vocabulary } from '../view';
import { nearest } from './nearest';
import { otherNames } from './otherNames';
import { blocksWith, keysIn, lastOf, nameOf, parentOf } from './place';
import type { Path } from './place';
import { t } from '../../l10n/l10n';

/** What was probably meant by a key that nobody knows. */
type Guess =
  | { readonly kind: 'name'; readonly name: string }
  /** Nothing takes the place of this old setting. */
  | { readonly kind: 'gone' }
  /** The server knows it, but the chart has no value for it. */
  | { readonly kind: 'variable'; readonly variable: string }
  /** It stands in the wrong block. */
  | { readonly kind: 'block'; readonly block: string };

export interface UnknownKey {
  readonly vocabulary: Vocabulary;
  readonly path: Path;
  /** The keys that stand beside it, itself included. */
  readonly siblings: readonly string[];
  readonly range: TextRange;
  /** True if `range` is that of the key itself, so that the key can be renamed there. */
  readonly exact: boolean;
}

/** Reports a key that no release knows. The server refuses to start with one, the chart refuses it, a variable is ignored. */
export function unknownKey({ vocabulary, path, siblings, range, exact }: UnknownKey): Finding {
  const key = String(path.at(-1));
  const block = path.slice(0, -1);
  const guess = guessFor(vocabulary, block.join('.'), key);
  // A second key of that name would take the place of the first one.
  const renamed = guess?.kind === 'name' && exact && !siblings.includes(guess.name) ? [rename(range, guess.name)] : [];
  return {
    code: 'unknown-key',
    severity: severityOf(vocabulary, guess),
    message: `${effect(vocabulary, key, nameOf(vocabulary, block))} ${advice(guess)}`,
    range,
    related: [],
    fixes: renamed,
  };
}

const rename = (range: TextRange, newText: string): Fix => ({
  title: t`Rename to ${newText}`,
  preferred: true,
  edits: [{ range, newText }],
});

/** A variable without a likeness may well be meant for another program. */
function severityOf(vocabulary: Vocabulary, guess: Guess | undefined): Severity {
  if (vocabulary !== 'environment') return 'error';
  return guess?.kind === 'name' ? 'warning' : 'information';
}

function guessFor(vocabulary: Vocabulary, block: string, key: string): Guess | undefined {
  const here = keysIn(vocabulary, block);
  const other = otherNames.find((entry) => entry.vocabulary === vocabulary && entry.name === key);
  if (other !== undefined && other.instead === undefined) return { kind: 'gone' };
  const names = [other?.instead, nameInThisFormat(vocabulary, block, key), lastOf(key), nearest(key, here)];
  const name = names.find((candidate) => candidate !== undefined && here.includes(candidate));
  if (name !== undefined) return { kind: 'name', name };
  const variable = vocabulary === 'chart' ? variableFor(block, key) : undefined;
  if (variable !== undefined) return { kind: 'variable', variable };
  const [home, ...more] = blocksWith(vocabulary, key);
  return home !== undefined && more.length === 0 ? { kind: 'block', block: lastOf(home) } : undefined;
}

/** The chart calls some settings by another name than the server (`publicKeys`, `publicKeyUrls`): each is unknown to the other. */
function nameInThisFormat(vocabulary: Vocabulary, block: string, key: string): string | undefined {
  for (const { path, helm = [] } of catalogue) {
    const places = helm.map((location) => location.path);
    const [from, to] = vocabulary === 'chart' ? [[path], places] : [places, [path]];
    const here = to.find((place) => place !== undefined && parentOf(place) === block);
    if (here !== undefined && from.some((place) => place !== undefined && lastOf(place) === key)) return lastOf(here);
  }
  return undefined;
}

/** The variable of a setting that the server has in the counterpart of a block of the chart, but the chart has not. */
function variableFor(block: string, key: string): string | undefined {
  const beside = catalogue.find(
    ({ path, helm = [] }) => path !== undefined && helm.some((place) => parentOf(place.path) === block),
  );
  const counterpart = beside?.path === undefined ? undefined : parentOf(beside.path);
  return catalogue.find(({ path, helm }) => helm === undefined && path === `${counterpart ?? ''}.${key}`)?.env;
}

function effect(vocabulary: Vocabulary, key: string, block: string): string {
  switch (vocabulary) {
    case 'server':
      return t`There is no ${key} in ${block}, and OpenMetadata does not start with a key that it does not know.`;
    case 'chart':
      return t`The chart has no ${key} in ${block}, and Helm refuses values that the chart does not know.`;
    case 'environment':
      return t`OpenMetadata reads no variable ${key}, so the line does nothing.`;
  }
}

function advice(guess: Guess | undefined): string {
  switch (guess?.kind) {
    case 'name':
      return t`Did you mean ${guess.name}?`;
    case 'variable':
      return t`Set ${guess.variable} under extraEnvs instead.`;
    case 'block':
      return t`It belongs in ${guess.block}.`;
    case 'gone':
      return t`Remove it: nothing takes its place.`;
    case undefined:
      return t`Correct the name, or remove it.`;
  }
}
