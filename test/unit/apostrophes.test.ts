import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** What servers say word for word, and what is written for machines. */
const quoted = [
  /^values don't meet the specifications/,
  /^'botPrincipals' /,
  /^Invalid JWT token, /,
  /frame-ancestors 'none'/,
];

/** The texts in a file of code, without their quotes. Those of a template one by one. */
function textsIn(name: string): readonly string[] {
  const source = ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

const code = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => join('src', name));

/** In prose, the apostrophe of a word or of a possessive: not a quote around something. */
const straight = /(?:[\p{L}\d]|^)'(?:s|t|re|ve|ll|d|m)\b/u;

describe('apostrophes in what people read', () => {
  it('are typographic in every text of the code', () => {
    const wrong = code.flatMap((name) =>
      textsIn(name)
        .filter((text) => straight.test(text) && !quoted.some((pattern) => pattern.test(text)))
        .map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('are typographic in the manifest and the schemas', () => {
    const files = [
      'package.json',
      'package.nls.json',
      ...readdirSync(join(root, 'schemas')).map((name) => join('schemas', name)),
    ];
    const wrong = files.flatMap((name) =>
      readFileSync(join(root, name), 'utf8')
        .split('\n')
        .filter((line) => straight.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    assert.deepEqual(wrong, []);
  });
});
