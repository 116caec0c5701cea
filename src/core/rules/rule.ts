import type { Fix, RelatedPlace, Severity } from '../finding';
import type { TextRange } from '../text/range';
import type { View } from '../view';

export interface Report {
  /** Where it is wrong. A reading without a range, or one that nobody wrote (`stock`), is not reported on. */
  readonly at: { readonly range?: TextRange; readonly stock?: true };
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** What is looked at, when it is wrong, what to say, how to mend it. A rule knows nothing of YAML, env files or VS Code. */
export interface Rule {
  /** Stable, kebab-case; docs/rules/<code>.md explains it. */
  readonly code: string;
  readonly severity: Severity;
  check(context: { readonly view: View; readonly report: (report: Report) => void }): void;
}
