import type { Release } from '../catalogue/setting';
import type { Fix, FindingTag, RelatedPlace, Severity } from '../finding';
import type { NearbyFile } from '../formats/lens';
import type { TextRange } from '../text/range';
import type { View } from '../view';

export interface Report {
  /**
   * Where it is wrong. A reading without a range, or one that nobody wrote (`stock`), is not reported on.
   * `aside`: what is wrong is missing, and this is only the nearest place.
   */
  readonly at: { readonly range?: TextRange; readonly stock?: true; readonly aside?: true };
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly FindingTag[];
}

/** What a rule has to go by. */
export interface RuleContext {
  readonly view: View;
  /** Other files that may belong to the deployment. None are known in most cases; a rule about them is silent then. */
  readonly nearby: readonly NearbyFile[];
  /** What files nearby call this one. */
  readonly name: string | undefined;
  readonly report: (report: Report) => void;
}

/** What is looked at, when it is wrong, what to say, how to mend it. A rule knows nothing of YAML, env files or VS Code. */
export interface Rule {
  /** Stable, kebab-case; docs/rules/<code>.md explains it. */
  readonly code: string;
  readonly severity: Severity;
  /** The releases in which it is so; both ends count. Absent: all that the catalogue knows. An unknown release is the newest. */
  readonly releases?: { readonly since?: Release; readonly until?: Release };
  check(context: RuleContext): void;
}
