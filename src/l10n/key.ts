/**
 * What a text is found by in the package: a hash of 32 bits (FNV-1a), since the texts themselves would take 30 KB of the
 * package a second time. scripts/l10n.mjs, which makes the packaged bundle, refuses two texts of one key.
 */
export function keyOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
