import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withoutLinks } from '../../../../src/vscode/platform/plainText';

describe('withoutLinks', () => {
  it('leaves nothing in a message that VS Code would make a link of', () => {
    // The pattern of VS Code's own linkedText.ts.
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
    for (const address of ['command:workbench.action.terminal.new', 'https://evil.example', 'file:///etc/passwd']) {
      const name = `realm [Data-sec](${address} "open")`;
      assert.match(name, link);
      assert.doesNotMatch(withoutLinks(name), link);
    }
  });

  it('changes nothing else', () => {
    assert.equal(withoutLinks('[admin, jane] (2 of 3)'), '[admin, jane] (2 of 3)');
  });
});
