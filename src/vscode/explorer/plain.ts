/** Longer names are cut: the tooltip has the whole. */
const longest = 160;

/**
 * A server's text as one line of a tree: without line ends, without what turns the direction of the text around it, and
 * not longer than a line. Trees show no icons and follow no links in labels and descriptions, so all else may stay.
 */
export function oneLine(text: string): string {
  const line = withoutControls(text).replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The text without control characters; those that embed or override a direction would reach into what stands behind. */
export const withoutControls = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
