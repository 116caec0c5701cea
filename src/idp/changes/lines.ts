import { t } from '../../l10n/l10n';
import type { PlanStep } from '../change';

/** A line of a comparison: a setting as the provider's console names it, as it was and as it will be. */
export type Difference = PlanStep['details'][number];

/** The settings of something that plans compare, by name, each with how it reads; '' where there is nothing to say. */
export type Settings<State> = readonly (readonly [string, (state: State) => string])[];

/** Providers keep lists as sets: they give them in any order, which must not look like a change. */
export const listed = (values: readonly string[] = []): string => values.toSorted().join(', ');

/** What something holds, or will hold once it is created. */
export const linesOf = <State>(settings: Settings<State>, state: State): readonly Difference[] =>
  settings.map(([setting, of]) => ({ setting, after: of(state) })).filter(({ after }) => after !== '');

/** What differs between two states; nothing else is compared. */
export const linesBetween = <State>(settings: Settings<State>, before: State, after: State): readonly Difference[] =>
  settings
    .map(([setting, of]) => ({ setting, before: of(before) || t`none`, after: of(after) || t`none` }))
    .filter((line) => line.before !== line.after);
