import type { SettingKey } from './catalogue/catalogue';
import type { TextEdit, TextRange } from './text/range';
import type { Value } from './value';

/**
 * `error`: the server refuses to start or nobody can sign in. `warning`: something breaks for some, or is insecure.
 * `information` and `hint`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What to do with one setting; the lens of the file's format decides which characters that changes. */
export type Change =
  | { readonly key: SettingKey; readonly set: Value }
  /** A secret: written where this format keeps secrets, which need not be the file itself. */
  | { readonly key: SettingKey; readonly secret: string }
  /** Make the setting come from where this format keeps secrets, without saying what it is. */
  | { readonly key: SettingKey; readonly reference: true }
  | { readonly key: SettingKey; readonly remove: true };

/** A way to mend a finding: settings to change, or, where no setting is concerned, text. */
export type Fix = {
  /** Named by its result: "Use https://om.acme.example/callback". */
  readonly title: string;
  /** The fix that "Fix" without a menu takes. At most one of a finding's fixes. */
  readonly preferred?: true;
  /** Right whatever the rest of the deployment looks like, so that "fix all" takes it without asking. Only of preferred fixes. */
  readonly safe?: true;
} & ({ readonly changes: readonly Change[] } | { readonly edits: readonly TextEdit[] });

/** A way to mend a finding at the identity provider. The request is handed on unread; it holds no secret. */
export interface Remedy {
  /** Named by its result: "Enable client open-metadata". */
  readonly title: string;
  /** The connection through which it can be changed. */
  readonly connection: string;
  readonly request: object;
}

export interface RelatedPlace {
  /** A file nearby that the place is in, by its path from here. Absent: this file. */
  readonly file?: string;
  readonly range: TextRange;
  readonly message: string;
}

/** Something wrong in a file. `code` is stable and has a page in docs/rules; messages may change, nothing may depend on them. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly remedies?: readonly Remedy[];
  /** How the characters are shown besides: struck through, or faded. */
  readonly tags?: readonly FindingTag[];
}

export type FindingTag = 'deprecated' | 'unnecessary';
