import type { Segment } from '../../text/mappedText';
import type { Reference } from '../../view';
import { kubernetesText } from '../kubernetes/text';
import { entryOf, type YamlNode } from '../yaml/node';
import { memberOf } from '../yaml/view';
import type { Variable } from './variablesView';

/** An item of a container's `env`, or of the `extraEnvs` that the chart puts there. */
export interface EnvItem {
  readonly name: string;
  readonly item: YamlNode;
  readonly nameNode: YamlNode;
  /** Absent: the variable comes from elsewhere, by `valueFrom`, or is empty. */
  readonly value?: YamlNode;
}

/** In text order. Of two with one name the last counts. */
export function envItemsOf(list: YamlNode | undefined): readonly EnvItem[] {
  return (list?.items ?? []).flatMap((item) => {
    const nameNode = entryOf(item, 'name')?.node;
    const value = entryOf(item, 'value')?.node;
    if (typeof nameNode?.value !== 'string') return [];
    return [{ name: nameNode.value, item, nameNode, ...(value === undefined ? {} : { value }) }];
  });
}

/** The variables of a container as Kubernetes makes them: one takes the place of `$(NAME)` in those behind it. */
export function containerVariables(source: string, list: YamlNode | undefined): readonly Variable[] {
  const before = new Map<string, string>();
  return envItemsOf(list).map((item) => {
    const variable = variableOf(source, item, before);
    if (variable.value === undefined) before.delete(item.name);
    else before.set(item.name, variable.value.map(({ text }) => text).join(''));
    return variable;
  });
}

function variableOf(
  source: string,
  { name, item, nameNode, value }: EnvItem,
  before: ReadonlyMap<string, string>,
): Variable {
  const place = { name, nameRange: nameNode.range, valueRange: (value ?? item).range };
  const valueFrom = entryOf(item, 'valueFrom');
  if (value === undefined && valueFrom === undefined) return { ...place, value: [] };
  if (value === undefined) {
    const reference = secretIn(valueFrom?.node);
    return { ...place, value: undefined, ...(reference === undefined ? {} : { reference }) };
  }
  const { text, refused } = kubernetesText(source, value);
  return {
    ...place,
    value: text === undefined ? undefined : expanded(text, before),
    ...(refused === undefined ? {} : { refused }),
  };
}

function secretIn(valueFrom: YamlNode | undefined): Reference | undefined {
  const source = memberOf(valueFrom?.value, 'secretKeyRef');
  const [name, entry] = [memberOf(source, 'name'), memberOf(source, 'key')];
  return typeof name === 'string' && typeof entry === 'string' ? { kind: 'kubernetes-secret', name, entry } : undefined;
}

/**
 * What Kubernetes makes of a text: `$$` is `$`, and a variable before it takes the place of `$(NAME)`. Any other name may
 * come from an image, a ConfigMap or a Secret, so that the text is unknown.
 */
function expanded(segment: Segment, before: ReadonlyMap<string, string>): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  for (const { 0: token, 1: name, index } of segment.text.matchAll(/\$\$|\$\(([^)]*)\)|\$|[^$]+/g)) {
    const text = name === undefined ? (token === '$$' ? '$' : token) : before.get(name);
    if (text === undefined) return undefined;
    const start = segment.source.start + index;
    const source = segment.verbatim ? { start, end: start + token.length } : segment.source;
    segments.push({ text, source, verbatim: segment.verbatim && text === token });
  }
  return segments;
}
