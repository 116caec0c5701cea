/** A text with a cursor: `¦` marks it, because `|` means something in YAML. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('¦');
  if (offset < 0) throw new Error('no ¦ in the text');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
