import type { Judgement } from '../core/analyze';
import type { findingCodes } from '../core/codes';
import { err, ok, type Result } from '../core/result';

const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;

type Severities = NonNullable<Judgement['severities']>;
type Level = (typeof levels)[number];

/** Reads `code=level` as often as it is given; of two for one code the last counts. */
export function severitiesFrom(given: readonly string[], codes: typeof findingCodes): Result<Severities, string> {
  const severities = new Map<string, Level>();
  for (const each of given) {
    const [code = '', name = ''] = each.split('=', 2);
    const level = levels.find((candidate) => candidate === name);
    if (level === undefined) return err(`--severity is CODE=${levels.join('|')}, not '${each}'.`);
    if (!codes.some((known) => known.code === code)) return err(`there is no finding called '${code}'.`);
    severities.set(code, level);
  }
  return ok(severities);
}
