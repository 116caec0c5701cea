import { envFile } from './envFile/envFile';
import { helmValues } from './helmValues/helmValues';
import type { Lens } from './lens';
import { serverYaml } from './serverYaml/serverYaml';

/** Every deployment format there is. A new one is one more line here. */
export const lenses: readonly Lens[] = [serverYaml, helmValues, envFile];

/**
 * The lens for a file, judged by its name (the last part of its URI) and a glance at its text.
 * Undefined for a file that is not ours: it costs a few regular expressions and no parse.
 */
export const detectLens = (name: string, text: string): Lens | undefined =>
  lenses.find((lens) => lens.detect(name, text));
