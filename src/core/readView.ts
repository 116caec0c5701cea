import { releaseIn } from './directives';
import type { Lens, Surroundings } from './formats/lens';
import type { View } from './view';

/** Reads a text; what a comment says of the release counts where nothing else names one. */
export function readView(lens: Lens, text: string, surroundings: Surroundings = {}): View {
  const view = lens.read(text, surroundings);
  const release = view.release ?? releaseIn(text);
  return release === undefined || view.release === release ? view : { ...view, release };
}
