import { embeddedLens } from '../embedded/embedded';
import { hasChartKeys, helmValues } from '../helmValues/helmValues';
import { releaseOfChart } from '../kubernetes/releases';
import { hasObject, kindLine } from '../kubernetes/objects';
import type { Lens } from '../lens';
import { entryAt } from '../yaml/node';
import { t } from '../../../l10n/l10n';

const objects = kindLine('HelmRelease');

/** A HelmRelease of Flux: `spec.values` are the values of the chart. */
export const helmRelease: Lens = embeddedLens({
  label: t`HelmRelease`,
  kind: { format: 'helm-release', vocabulary: 'chart', secretHome: 'kubernetes-secret', partial: true },
  objects,
  asText: /^ +values:(?=[ \t]*(?:#.*)?\r?\n +\S)/gm,
  detect: (name, text) => hasObject(name, text, objects, hasChartKeys),
  places(release) {
    const entry = entryAt(release, ['spec', 'values']);
    return entry === undefined ? [] : [{ entry, lens: helmValues }];
  },
  release(object) {
    const chart = entryAt(object, ['spec', 'chart', 'spec', 'chart']);
    const version = entryAt(object, ['spec', 'chart', 'spec', 'version']);
    return releaseOfChart(chart?.node.value, version?.node.value);
  },
  remedy: t`This HelmRelease holds no values of the chart that can be changed here. Write openmetadata.config below spec.values first.`,
});
