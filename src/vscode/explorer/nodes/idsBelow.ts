/** IDs for the children of a node by their names, each of its own: a server may list the same name twice. */
export function idsBelow(parent: string, names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const earlier = counts.get(name) ?? 0;
    counts.set(name, earlier + 1);
    return `${parent}/${encodeURIComponent(name.toWellFormed())}${earlier === 0 ? '' : `#${earlier.toString()}`}`;
  });
}
