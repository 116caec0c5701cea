import type { Severity } from '../finding';

/** What the schemas find, in the order of docs/rules. The severity is the usual one; each page names the exceptions. */
export const schemaCodes = [
  { code: 'unknown-key', severity: 'error' },
  { code: 'wrong-type', severity: 'error' },
  { code: 'enum-value', severity: 'error' },
  { code: 'list-as-string', severity: 'error' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

export type SchemaCode = (typeof schemaCodes)[number]['code'];
