import { plainText } from '../../text/mappedText';
import { entryAt } from '../yaml/node';
import { parseYaml } from '../yaml/tree';
import type { Chart } from './chart';

/** The blocks in which charts before 1.1 kept what is in `openmetadata.config` now. */
export const globalBlocks = [
  ['global', 'authorizer'],
  ['global', 'authentication'],
] as const;

/** The lines of `global`, as long as they are indented. */
const globalLines = /^\uFEFF?global[ \t]*:[ \t]*(?:#.*)?\r?\n((?:(?:[ \t#].*)?\r?\n)*(?:[ \t].*)?)/m;

/** Settings by which charts of today and before 1.1 alike can be told from other charts. */
const ownKey = /^[ \t]+(?:publicKeys|jwtPrincipalClaims|initialAdmins|principalDomain|containerRequestFilter)[ \t]*:/m;

/** Whether the keys stand in a text that led to the sign-in settings of charts before 1.1. */
export function hasGlobalKeys(text: string): boolean {
  const lines = globalLines.exec(text)?.[1];
  const indent = /^[ \t]+(?=[^\s#])/m.exec(lines ?? '')?.[0];
  if (lines === undefined || indent === undefined || !ownKey.test(lines)) return false;
  return new RegExp(`^${indent}(?:authentication|authorizer)[ \\t]*:`, 'm').test(lines);
}

/** What a chart of today sees of values for one before 1.1: none of those blocks. Undefined where there are none either. */
export function readGlobalChart(text: string): Chart | undefined {
  const parsed = hasGlobalKeys(text) ? parseYaml(plainText(text), 'helm') : undefined;
  const root = parsed?.ok === true ? parsed.value : undefined;
  const isThere = globalBlocks.some((path) => entryAt(root, path) !== undefined);
  return root === undefined || !isThere ? undefined : { root, values: root, path: [] };
}
