import { withoutControls } from './plainText';
import { withoutPassword } from './webUrl';

/**
 * Text of files and servers in a page: nothing in it is a link, an image, HTML or code, it stays on its line, and no URL
 * shows its password. As few characters as possible are escaped, since most people read the page as it is.
 */
export function plain(text: string): string {
  const escaped = withoutControls(withoutPassword(text)).replace(/[`[<]|\\(?=[!-/:-@[-`{-~]|$)/g, '\\$&');
  // One star is a star; of two, both would go, and with them what makes a redirect URI a dangerous one.
  return escaped.split('*').length > 2 ? escaped.replaceAll('*', '\\*') : escaped;
}

/** The same as code. A back-tick in it would end the code. */
export const code = (text: string): string => `\`${withoutControls(withoutPassword(text)).replaceAll('`', "'")}\``;
