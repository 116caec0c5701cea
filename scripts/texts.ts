import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { textOf } from '../src/l10n/l10n';

const root = join(import.meta.dirname, '..');

/** A text that the code says to people, as translators see it, and where it stands. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
}

/** Every t`…` of the code, in the order of files. */
export const textsOfSource = (): readonly SourceText[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
    .flatMap((name) => textsIn(join('src', name)));

function textsIn(file: string): readonly SourceText[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const texts: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === 't')
      texts.push({ text: textOf(partsOf(node.template)), file: file.replaceAll('\\', '/') });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

const partsOf = (template: ts.TemplateLiteral): readonly string[] =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];

/** The file that holds all texts in another language: English to translation, sorted by the English text. */
export const bundleFile = (language: string): string => join(root, `l10n/bundle.l10n.${language}.json`);

/** What is translated so far. */
export const translationsTo = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(bundleFile(language), 'utf8')) as Record<string, string>;
