import type { CST } from 'yaml';

/**
 * What SnakeYAML 2.2 refuses and our parser reads (measured): tabs between words, but for those behind a text without
 * quotes; keys that are empty or no text; dots and other punctuation in the names of anchors and aliases. And what it
 * reads, but in a way that nobody means: it takes the comma behind a tag in brackets for part of the tag, and has rules of
 * its own for what follows `? key`. A question mark in brackets is the builder's affair: it spoils one value only.
 */
export function isRefusedBySnakeYaml(text: string, tokens: readonly CST.Token[]): boolean {
  // Next to no file has any of this.
  return /[\t?*&!]|[\]}{] *[:,{[]|(?:^|[\n{[,-]) *[:{[]/.test(text) && tokens.some((token) => isRefused(token));
}

/** What a token stands in: brackets, braces, or lines of its own. */
type Around = '[' | '{' | 'lines';

function isRefused(token: CST.Token): boolean {
  if (token.type === 'document') {
    const isOdd = token.start.some((before) => isStrayTab(before) || hasOddName(before));
    return isOdd || (token.value !== undefined && isRefused(token.value));
  }
  if (token.type === 'flow-collection') {
    const inside = token.start.type === 'flow-map-start' ? '{' : '[';
    return token.items.some((item) => isRefusedItem(item, inside));
  }
  if (token.type === 'block-map' || token.type === 'block-seq')
    return token.items.some((item) => isRefusedItem(item, 'lines'));
  const after = 'end' in token ? (token.end ?? []) : [];
  return hasOddName(token) || after.slice(token.type === 'scalar' ? 1 : 0).some(isStrayTab);
}

function isRefusedItem(item: CST.CollectionItem, around: Around): boolean {
  const { start, sep = [] } = item;
  const [key, value] = [item.key ?? undefined, item.value];
  // Braces hold keys; brackets and lists hold values, which are keys only if a colon follows.
  const name = key ?? (around === '{' && sep.length === 0 ? value : undefined);
  if (name === undefined ? sep.length > 0 : !isText(name)) return true;
  if ([...start, ...sep].some((token) => token.type === 'explicit-key-ind' || hasOddName(token))) return true;
  if ([...start, ...sep.slice(key?.type === 'scalar' ? 1 : 0)].some(isStrayTab)) return true;
  const isTagOnly = isEmpty(value) && (sep.length > 0 ? sep : key === undefined ? start : []).some(isTag);
  if (around !== 'lines' && isTagOnly) return true;
  return [key, value].some((token) => token !== undefined && isRefused(token));
}

const isText = ({ type }: CST.Token): boolean =>
  type === 'scalar' || type === 'single-quoted-scalar' || type === 'double-quoted-scalar' || type === 'block-scalar';

const isEmpty = (token: CST.Token | undefined): boolean =>
  token === undefined || ('source' in token && token.source === '');

const isTag = ({ type }: CST.SourceToken): boolean => type === 'tag';

const isStrayTab = ({ type, source }: CST.SourceToken): boolean => type === 'space' && source.includes('\t');

const hasOddName = (token: CST.Token): boolean =>
  (token.type === 'alias' || token.type === 'anchor') && /[,[\]{}/.*&:]/.test(token.source.slice(1));
