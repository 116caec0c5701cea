import { argoApplication } from './argoApplication/argoApplication';
import { compose } from './compose/compose';
import { configMap } from './configMap/configMap';
import { envFile } from './envFile/envFile';
import { helmRelease } from './helmRelease/helmRelease';
import { helmValues } from './helmValues/helmValues';
import type { Lens } from './lens';
import { serverYaml } from './serverYaml/serverYaml';
import { workload } from './workload/workload';

/** Every deployment format there is. A new one is one more line here. A file that could be of several is of the first. */
export const lenses: readonly Lens[] = [
  serverYaml,
  helmValues,
  helmRelease,
  argoApplication,
  workload,
  configMap,
  compose,
  envFile,
];

/**
 * The lens for a file, judged by its name (the last part of its URI) and a glance at its text.
 * Undefined for a file that is not ours: it costs a few regular expressions and no parse.
 */
export const detectLens = (name: string, text: string): Lens | undefined =>
  lenses.find((lens) => lens.detect(name, text));
