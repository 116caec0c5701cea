// The notices that the licences of others ask for: of every package of which a part is in a bundle, and of no other.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Licences that let their code be part of this one under Apache-2.0. Another is a decision, not an update. */
const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** Packages that name a licence without its text get the text as the licence's own page has it. */
const standard = {
  MIT: 'node_modules/tinyglobby/LICENSE',
};

/**
 * The folders of the packages of which something is in the output.
 * @param metafiles What esbuild tells of bundles, with paths from the project's folder.
 */
export const bundledPackages = (metafiles) =>
  [
    ...new Set(
      metafiles
        .flatMap(({ outputs }) => Object.values(outputs))
        .flatMap(({ inputs }) => Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0))
        .flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
    ),
  ].sort();

/** The text of THIRD-PARTY-NOTICES.txt. Throws if a package has a licence that is not allowed, or none. */
export function thirdPartyNotices(metafiles) {
  const groups = new Map();
  for (const { heading, text } of bundledPackages(metafiles).map(notice))
    groups.set(text, [...(groups.get(text) ?? []), heading]);
  const sections = [...groups].map(([text, headings]) => `${headings.join('\n\n')}\n\n${text}`);
  return `${['OpenMetadata SSO contains code of these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function notice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (!allowed.includes(license)) throw new Error(`${name} ${version} is under ${license}: see scripts/notices.mjs.`);
  const own = readdirSync(join(root, folder)).find((file) => /^licen[cs]e/i.test(file));
  const file = own === undefined ? standard[license] : join(folder, own);
  if (file === undefined) throw new Error(`${name} ${version} has no text of its licence.`);
  const { copyright, text } = parts(readFileSync(join(root, file), 'utf8'));
  const holder = own !== undefined && copyright ? copyright : `Copyright (c) ${author?.name ?? author ?? name}`;
  return { heading: `${name} ${version} (${license})\n${holder}`, text: shortened(text) };
}

/** Who holds the copyright differs where the rest of a text is the same. */
function parts(licence) {
  const paragraphs = licence.trim().split(/\r?\n\s*\r?\n/);
  const isCopyright = (paragraph) => /^copyright (?!notice|license|\[)/i.test(paragraph.trim());
  const isTitle = (paragraph) => /^(?:the )?(?:mit|isc|bsd)[^\n]*$/i.test(paragraph.trim());
  return {
    copyright: paragraphs.filter(isCopyright).join('\n'),
    text: paragraphs
      .filter((paragraph) => !isCopyright(paragraph) && !isTitle(paragraph))
      .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
      .join('\n\n'),
  };
}

const ours = parts(readFileSync(join(root, 'LICENSE'), 'utf8')).text;
const shortened = (text) => (text === ours ? 'The text of this licence is in the file LICENSE beside this one.' : text);
