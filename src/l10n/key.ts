/** So that no two texts have one key. Where a new text meets the key of another, take another number. */
const seed = 14;

/**
 * What a text is found by in the package: a hash of 20 bits, four characters. The texts themselves would take 35 KB of the
 * package a second time, and a longer hash 3 KB. scripts/l10nBundle.mjs refuses two texts of one key.
 */
export function keyOf(text: string): string {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 12).toString(36);
}
