import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** A text of the code that nobody can translate, since it is not said through `t`. */
export interface UnsaidText {
  readonly file: string;
  readonly text: string;
}

/** All that reads like a sentence or a title and stands outside of `t`, save where nobody but a programmer reads it. */
export const unsaidTexts = (): readonly UnsaidText[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.(?:d|generated)\.ts$|^src\/cli\//.test(file))
    .sort()
    .flatMap((file) => proseIn(readFileSync(join(root, file), 'utf8')).map((text) => ({ file, text })));

/** The same in one text of code. */
export function proseIn(code: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isForProgrammers(node)) return;
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 't') {
      // What stands in the values may still be prose.
      if (ts.isTemplateExpression(node.template))
        node.template.templateSpans.forEach((span) => {
          visit(span.expression);
        });
      return;
    }
    const text = textOf(node);
    if (text !== undefined && isProse(text)) texts.push(text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
  return texts;
}

/** Values are `{}` in it. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

/** Two words or more, that begin with a capital or end as a sentence does. */
const isProse = (text: string): boolean =>
  /(?:\p{L}{2,}|\{\})[,:;]? \p{L}{2,}/u.test(text) && /^\W*\p{Lu}|\p{L}\W*[.?!…]$/u.test(text);

/** Imports and types, what is logged, and errors that mean a mistake of ours. */
function isForProgrammers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  if (!ts.isCallExpression(node)) return false;
  return /\blog(?:ger)?\??\.(?:trace|debug|info|warn|error)$/.test(node.expression.getText());
}
