import { settingsOfVariable } from '../../catalogue/lookup';

/**
 * Which of these variables a new one is to stand behind: the last of the same group of settings; else the last of ours.
 * Undefined where none is ours.
 */
export function relativeOf<T extends { readonly name: string }>(
  present: readonly T[],
  variable: string,
): T | undefined {
  const group = groupsOf(variable)[0];
  return (
    present.findLast(({ name }) => groupsOf(name).some((other) => other === group)) ??
    present.findLast(({ name }) => groupsOf(name).length > 0)
  );
}

/** The first words of the keys that a variable fills: `authn`, `oidc`. */
const groupsOf = (variable: string): readonly string[] =>
  settingsOfVariable(variable).map(({ key }) => key.split('.', 1)[0] ?? key);
