import type { Release } from './catalogue/setting';
import type { SettingKey } from './catalogue/catalogue';
import type { TextRange } from './text/range';
import type { Value } from './value';

export type FormatId =
  | 'server-yaml'
  | 'helm-values'
  | 'env-file'
  | 'compose'
  | 'workload'
  | 'config-map'
  | 'helm-release'
  | 'argo-application';

/** Whose names a format calls settings by: the paths of `openmetadata.yaml`, those of the chart's values, or variables. */
export type Vocabulary = 'server' | 'chart' | 'environment';

/** Where a format keeps its secrets: in the file itself, in a variable that the file refers to, or in a Kubernetes Secret. */
export type SecretHome = 'here' | 'environment-variable' | 'kubernetes-secret';

/** A place outside the file that the value is taken from. */
export type Reference =
  | { readonly kind: 'environment-variable'; readonly variable: string }
  | { readonly kind: 'kubernetes-secret'; readonly name: string; readonly entry: string };

export interface ListItem {
  readonly value: Value;
  readonly range: TextRange;
}

/** Why the file as a whole is refused before the server sees it: a variable is not written as Docker Compose, or Kubernetes, wants it. */
export type Refusal =
  /** A variable is text, and this is a list or a map of the file, or, to Kubernetes, a number or a switch. */
  | { readonly kind: 'no-text'; readonly value: Value }
  /** A `${` that begins no placeholder. */
  | { readonly kind: 'placeholder' }
  /** A space behind the name. */
  | { readonly kind: 'space' };

/** What the file says about one setting. */
export interface Reading {
  readonly key: SettingKey;
  /** The value as the server will see it; undefined where that cannot be known from this file (a variable, a Secret, a template). */
  readonly value: Value | undefined;
  /** `file`: the file sets it (if only to a placeholder). `default`: the file does not mention it. */
  readonly source: 'file' | 'default';
  /** The value's characters. Present if source is `file`, unless the setting stands in another file altogether. */
  readonly range?: TextRange;
  /** The characters of the key or variable name. Present where `range` is. */
  readonly keyRange?: TextRange;
  /** The items of a list, each with its characters. */
  readonly items?: readonly ListItem[];
  /** Where the value comes from, if not from the file itself: a `${VAR:-default}` placeholder or a Secret. */
  readonly reference?: Reference;
  /** The value is the default of the very placeholder that OpenMetadata ships: nobody wrote it, so nothing is reported on it. */
  readonly stock?: true;
  /**
   * The value stands in another file nearby, which has findings of its own: nothing is reported on it here. The characters,
   * if there are any, are those of the placeholder that it takes the place of.
   */
  readonly elsewhere?: true;
  /**
   * The file sets it to this text, which the server cannot parse, so it will not start. `value` is undefined then.
   * Where the parser of the file itself fails, the whole view is not readable instead.
   */
  readonly broken?: string;
  /** The value is undefined then. */
  readonly refused?: Refusal;
  /**
   * The text of the value before the server parses it: what the variable holds, or, in YAML, the characters of the file
   * with their quotes and placeholders. It may be a secret. Absent where the file does not hold it.
   */
  readonly written?: string;
}

/** A name that stands twice: the last one counts, silently. */
export interface Duplicate {
  readonly name: string;
  /** The characters of the name that does not count. */
  readonly range: TextRange;
  /** The characters of the one that does. */
  readonly winner: TextRange;
}

/** The parsed file, for the JSON Schema of its format. What is unknown has been left out. */
export interface Structure {
  readonly data: unknown;
  /** The characters at a path of keys and indexes in `data`; undefined where there are none. */
  locate(path: readonly (string | number)[]): { readonly key?: TextRange; readonly value?: TextRange } | undefined;
}

/** One security configuration, whatever the format of the file it was read from. */
export interface View {
  readonly format: FormatId;
  readonly vocabulary: Vocabulary;
  readonly secretHome: SecretHome;
  /**
   * False where the text cannot be read (several documents, conflict markers, broken YAML, unless it is certain that only
   * what is not ours is broken): nothing is known then and no rule speaks.
   */
  readonly readable: boolean;
  /** Other files can set what this one leaves out (env files, layered Helm values), so an absence is a hint, not proof. */
  readonly partial: boolean;
  /** The release to judge by: the one asked for, else what the file says of itself. Undefined: the newest. */
  readonly release?: Release;
  /** The server shares the network of its machine or of another container, so that its `localhost` leads there. */
  readonly sharesNetwork?: true;
  /** Every setting has a reading; one that the file leaves out has the default of the format, or is unknown. */
  get(key: SettingKey): Reading;
  /** The range of the block (or of the first line of ours) that a finding about the whole configuration can point at. */
  readonly heading: TextRange;
  readonly structures: readonly Structure[];
  /** Names of settings, or of blocks of them, that stand twice. */
  readonly duplicates: readonly Duplicate[];
}
