import type { Severity } from './finding';
import { liveCodes } from './liveCodes';
import { rules } from './rules/index';
import { schemaCodes } from './schema/schemaCodes';

/** Every code that a finding can have, with its usual severity, in the order of the alphabet. */
export const findingCodes: readonly { readonly code: string; readonly severity: Severity }[] = [
  ...rules,
  ...schemaCodes,
  ...Object.entries(liveCodes).map(([code, severity]) => ({ code, severity })),
]
  .map(({ code, severity }) => ({ code, severity }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
