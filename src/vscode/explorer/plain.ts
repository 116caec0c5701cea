import { withoutControls } from '../../core/plainText';

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
