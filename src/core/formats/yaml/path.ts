const split = new Map<string, readonly string[]>();

/** The keys of a dotted path of the catalogue. Each read of a file asks for all of them, so each is split once. */
export function stepsOf(path: string): readonly string[] {
  const known = split.get(path);
  if (known !== undefined) return known;
  const steps = path.split('.');
  split.set(path, steps);
  return steps;
}
