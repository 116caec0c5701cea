import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { code, list, page, plain } from '../../../../../src/vscode/commands/pages/markdown';

describe('text of others in a page', () => {
  const hostile = [
    ['[open](command:workbench.action.terminal.new)', '\\[open](command:workbench.action.terminal.new)'],
    ['![](https://evil.example/seen.png)', '!\\[](https://evil.example/seen.png)'],
    ['<img src="https://evil.example/seen.png">', '\\<img src="https://evil.example/seen.png">'],
    ['\\[open](https://evil.example)', '\\\\\\[open](https://evil.example)'],
    ['a`b', 'a\\`b'],
  ] as const;

  for (const [text, written] of hostile) {
    it(`makes nothing of ${text}`, () => {
      assert.equal(plain(text), written);
    });
  }

  it('stays on its line', () => {
    assert.equal(plain('om\n\n# Nothing changes\r\n[x]: command:y'), 'om # Nothing changes \\[x]: command:y');
    assert.equal(code('om\n\n# `Nothing`'), "`om # 'Nothing'`");
  });

  it('keeps the stars of wildcards, which would go in pairs', () => {
    assert.equal(plain('https://om.acme.example/*'), 'https://om.acme.example/*');
    assert.equal(plain('http://a/* → http://b/*'), 'http://a/\\* → http://b/\\*');
  });

  it('shows no password of a URL', () => {
    for (const shown of [plain, code]) assert.doesNotMatch(shown('https://jane:sesame@sso.acme.example'), /sesame/);
  });

  it('is left as it is otherwise', () => {
    const usual = 'open-metadata_1 at C:\\keys\\new, “(a)”: https://sso.acme.example/realms/Data-sec?x=1&y=2';
    assert.equal(plain(usual), usual);
  });
});

describe('a page', () => {
  it('has an empty line between its parts, and none for what is not there', () => {
    assert.equal(page(['# One', '', list(['a', 'b'])]), '# One\n\n- a\n- b\n');
  });
});
