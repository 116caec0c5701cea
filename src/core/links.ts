import type { SettingKey } from './catalogue/catalogue';
import { unquoted } from './complete/brackets';
import { ancestors, linesOf } from './complete/yamlLines';
import { placesOf } from './rules/subject';
import type { TextRange } from './text/range';
import type { View } from './view';
import { parseWebUrl } from './webUrl';

/** Characters of a file that lead somewhere. */
export interface Link {
  readonly range: TextRange;
  /** An `http` or `https` URL without credentials, or a file by its path from the folder of the file at hand. */
  readonly target: { readonly url: string } | { readonly file: string };
}

/**
 * Where a file leads: the authority to its discovery document, that document, key URLs and OpenMetadata's address to
 * themselves, and the env files of a Compose service to those files. A shipped value is nobody's, and leads nowhere.
 */
export function linksIn(view: View, text: string): readonly Link[] {
  const found = [...settingLinks(view, text), ...envFileLinks(view, text)];
  return found.toSorted((a, b) => a.range.start - b.range.start);
}

/** What is worth opening behind the URL of a setting. */
const pages: Partial<Record<SettingKey, string>> = {
  'authn.authority': '/.well-known/openid-configuration',
  'oidc.discoveryUri': '',
  'authn.publicKeyUrls': '',
  'oidc.serverUrl': '',
  'saml.sp.entityId': '',
};

function settingLinks(view: View, text: string): readonly Link[] {
  return placesOf(view, ...(Object.keys(pages) as SettingKey[])).flatMap(({ key, text: written, at: { range } }) => {
    const url = written.trim();
    const web = parseWebUrl(url);
    if (range === undefined || web === undefined || web.origin.includes('@')) return [];
    const page = pages[key] ?? '';
    const target = page === '' ? url : web.origin + web.path.replace(/\/$/, '') + page;
    return [{ range: within(text, range, url), target: { url: target } }];
  });
}

/** Without the quotes around it. */
function within(text: string, range: TextRange, part: string): TextRange {
  const start = text.indexOf(part, range.start);
  return start < 0 || start + part.length > range.end ? range : { start, end: start + part.length };
}

/** `env_file: path`, or a list of `path` or `path: path`. A path with a variable in it cannot be told. */
function envFileLinks({ vocabulary, format }: View, text: string): readonly Link[] {
  if (vocabulary !== 'environment' || format === 'env-file' || !text.includes('env_file')) return [];
  const lines = linesOf(text);
  return lines.flatMap((line, index): readonly Link[] => {
    const { key, valueStart, start, column, end, content, dashes } = line;
    const isEntry = key === undefined ? dashes.length > 0 : key === 'path' || key === 'env_file';
    if (!isEntry || content.startsWith('#')) return [];
    const { path } = ancestors(lines, index, column);
    if (key !== 'env_file' && (path.at(-1) !== 0 || path.at(-2) !== 'env_file')) return [];
    const from = valueStart ?? start + column;
    const file = unquoted(text.slice(from, end).replace(/(?:^|\s)#.*$/, ''));
    if (file === '' || /[$[\]{}&*|>]/.test(file)) return [];
    return [{ range: within(text, { start: from, end }, file), target: { file } }];
  });
}
