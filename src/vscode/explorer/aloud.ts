import type { Appearance } from './node';
import { oneLine } from './plain';

/** What a screen reader says of a line: the name, the state and, in words, what icon and colour say. */
export const aloud = ({ label, description, read = description, spoken }: Appearance): string =>
  [label, read, spoken]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => spacedByCommas(oneLine(part ?? '')))
    .join(', ');

/** Eyes take a dot between words for a pause; a screen reader says "middle dot". */
export const spacedByCommas = (text: string): string => text.replaceAll(' · ', ', ');
