import { analyze } from '../../src/core/analyze';
import { detectLens } from '../../src/core/formats/formats';
import type { EditedFile } from './files';
import { mistake } from './mistake';

/** How often we find the mistake in a text of the file. The format is detected anew, as the editor does. */
export function ourMistakes({ name }: EditedFile, text: string): number {
  const lens = detectLens(name, text);
  return lens === undefined ? 0 : analyze(lens, text).findings.filter(({ code }) => code === mistake).length;
}
