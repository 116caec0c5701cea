import type { CatalogueRow } from '../../catalogue/catalogue';
import type { HelmLocation, Release } from '../../catalogue/setting';
import type { Value } from '../../value';
import { releaseOfTag } from '../kubernetes/releases';
import type { SecretReference } from '../variables/secretReference';
import { stepsOf } from '../yaml/path';
import { entryAt, type YamlEntry, type YamlNode } from '../yaml/node';
import { catalogueValue, memberOf } from '../yaml/view';

/** Where the values of the chart `openmetadata` stand in a values file. */
export interface Chart {
  /** The whole file. */
  readonly root: YamlNode;
  /** The map that the chart sees as its values. */
  readonly values: YamlNode;
  /** The keys that lead there: none, or the name that a parent chart gives to this one. */
  readonly path: readonly string[];
}

/** Undefined where a values file holds no `openmetadata.config` at its root or one level down. */
export function chartIn(root: YamlNode | undefined): Chart | undefined {
  if (root === undefined) return undefined;
  if (isChart(root)) return { root, values: root, path: [] };
  const parent = root.entries?.findLast(({ node }) => isChart(node));
  return parent === undefined ? undefined : { root, values: parent.node, path: [parent.key] };
}

const isChart = (values: YamlNode): boolean => entryAt(values, ['openmetadata', 'config'])?.node.entries !== undefined;

/** The release of the image, which is the release of the server. */
export const releaseOf = ({ values }: Chart): Release | undefined =>
  releaseOfTag(entryAt(values, ['image', 'tag'])?.node.value);

export interface Located {
  readonly location: HelmLocation;
  readonly entry: YamlEntry;
}

/** Where the file sets a setting: of several places in the chart the first that it uses. */
export function locate({ values }: Chart, { helm = [] }: CatalogueRow): Located | undefined {
  for (const location of helm) {
    const entry = entryAt(values, stepsOf(location.path));
    if (entry !== undefined) return { location, entry };
  }
  return undefined;
}

/**
 * The Secret that `{secretRef, secretKey}` names; a name that the file leaves out is the chart's, because Helm merges maps.
 * Undefined where both are blank, which is how the chart says "none".
 */
export function secretReference(written: Value | undefined, location: HelmLocation): SecretReference | undefined {
  const chart = catalogueValue(location.default);
  const name = memberOf(written, 'secretRef') ?? memberOf(chart, 'secretRef');
  const entry = memberOf(written, 'secretKey') ?? memberOf(chart, 'secretKey');
  if (typeof name !== 'string' || typeof entry !== 'string' || name === '' || entry === '') return undefined;
  return { kind: 'kubernetes-secret', name, entry };
}
