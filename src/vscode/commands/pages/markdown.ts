import { withoutPassword } from '../../../core/webUrl';
import { withoutControls } from '../../platform/plainText';

/** Paragraphs with an empty line between. */
export const page = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n') + '\n';

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

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
