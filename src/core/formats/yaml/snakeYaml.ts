import type { CST } from 'yaml';

/**
 * What SnakeYAML 2.2 refuses and our parser reads (measured): tabs between words, but for those behind a text without
 * quotes; `?` in such a text in brackets, so in every URL with a query; keys that are empty or no text; dots and other
 * punctuation in the names of anchors and aliases. And what it reads in a way that nobody means: it takes the comma behind
 * a tag in brackets for part of the tag.
 */
export function isRefusedBySnakeYaml(text: string, tokens: readonly CST.Token[]): boolean {
  // Next to no file has any of this.
  return /[\t?*&!]|[\]}] *:|(?:^|[\n{[,-]) *:/.test(text) && tokens.some((token) => isRefused(token, false));
}

function isRefused(token: CST.Token, inBrackets: boolean): boolean {
  if (token.type === 'document') {
    const isOdd = token.start.some((before) => isStrayTab(before) || hasOddName(before));
    return isOdd || (token.value !== undefined && isRefused(token.value, false));
  }
  if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection')
    return token.items.some((item) => isRefusedItem(item, token.type === 'flow-collection'));
  const isWord = token.type === 'scalar';
  const after = 'end' in token ? (token.end ?? []) : [];
  if ((isWord && inBrackets && token.source.includes('?')) || hasOddName(token)) return true;
  return after.slice(isWord ? 1 : 0).some(isStrayTab);
}

function isRefusedItem({ start, key, sep = [], value }: CST.CollectionItem, inBrackets: boolean): boolean {
  const isExplicit = start.some(({ type }) => type === 'explicit-key-ind');
  const hasNoKey = sep.length > 0 && !isExplicit && (key === null || key === undefined);
  if (hasNoKey || (key !== null && key !== undefined && !isText(key))) return true;
  const between = [...start, ...sep.slice(key?.type === 'scalar' ? 1 : 0)];
  if (between.some((token) => isStrayTab(token) || hasOddName(token))) return true;
  const isEmpty = value === undefined || ('source' in value && value.source === '');
  if (inBrackets && isEmpty && between.some(({ type }) => type === 'tag')) return true;
  return [key, value].some((token) => token !== null && token !== undefined && isRefused(token, inBrackets));
}

const isText = ({ type }: CST.Token): boolean =>
  type === 'scalar' || type === 'single-quoted-scalar' || type === 'double-quoted-scalar' || type === 'block-scalar';

const isStrayTab = ({ type, source }: CST.SourceToken): boolean => type === 'space' && source.includes('\t');

const hasOddName = (token: CST.Token): boolean =>
  (token.type === 'alias' || token.type === 'anchor') && /[,[\]{}/.*&:]/.test(token.source.slice(1));
