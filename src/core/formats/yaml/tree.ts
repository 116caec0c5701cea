import { Composer, type CST, Parser, visit } from 'yaml';
import { err, ok, type Result } from '../../result';
import type { MappedText } from '../../text/mappedText';
import { TreeBuilder } from './builder';
import type { YamlNode } from './node';
import type { Dialect } from './scalar';
import { isRefusedBySnakeYaml } from './snakeYaml';

/**
 * Parses one YAML document. Nothing in it: undefined. What the reader of the dialect would refuse, several documents,
 * conflict markers, control characters and absurd nesting are `unreadable`. Never throws.
 */
export function parseYaml(text: MappedText, dialect: Dialect): Result<YamlNode | undefined, 'unreadable'> {
  const parsed = parseDocument(text, dialect);
  if (!parsed.ok) return parsed;
  return parsed.value.hasRefused ? err('unreadable') : ok(parsed.value.root);
}

export interface Parsed {
  readonly root: YamlNode | undefined;
  /** Where it ends in the text that was parsed. */
  readonly end: number;
  /** There are anchors or aliases: what is parsed may be linked to what is not. */
  readonly isLinked: boolean;
  /** The reader of the dialect refuses the document, but for nodes that say so (`refused`). */
  readonly hasRefused: boolean;
}

/** Like `parseYaml`, but a single value that the reader would refuse does not make the rest unreadable. */
export function parseDocument(text: MappedText, dialect: Dialect): Result<Parsed, 'unreadable'> {
  if (isNoYaml(text.text)) return err('unreadable');
  const tokens = [...new Parser().parse(text.text)];
  if (tokens.filter(({ type }) => type === 'document').length > 1 || tokens.some((token) => isDeep(token)))
    return err('unreadable');
  const [document] = new Composer(options).compose(tokens, true, text.text.length);
  if (document === undefined || document.errors.length > 0) return err('unreadable');
  const root = document.contents;
  if (root === null) return ok({ root: undefined, end: 0, isLinked: false, hasRefused: false });
  const usedAnchors = new Set<string>();
  if (text.text.includes('*')) visit(document, { Alias: (_, { source }) => void usedAnchors.add(source) });
  const builder = new TreeBuilder(text, dialect, usedAnchors);
  const { node, end } = builder.build(root, 0);
  if (builder.isRefused || (dialect === 'server' && isRefusedBySnakeYaml(text.text, tokens))) return err('unreadable');
  const isLinked = usedAnchors.size + builder.anchors.size > 0;
  return ok({ root: node, end, isLinked, hasRefused: builder.hasRefused });
}

const options = { schema: 'failsafe', version: '1.1', uniqueKeys: false, logLevel: 'error' } as const;

/** The composer, and whoever walks the tree, recurses: what is nested absurdly deep must not get that far. */
function isDeep(token: CST.Token | null | undefined, depth = 0): boolean {
  if (depth > 100) return true;
  if (token?.type === 'document') return isDeep(token.value, depth + 1);
  if (token === null || token === undefined || !('items' in token)) return false;
  return token.items.some(({ key, value }) => isDeep(key, depth + 1) || isDeep(value, depth + 1));
}

/** Conflict markers and control characters, which are refused wherever they stand. */
export const isNoYaml = (text: string): boolean => /^<{7} /m.test(text) || controlCharacter.test(text);

const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
