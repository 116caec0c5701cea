import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, extension, problems, showNew } from '../support/documents';
import { completionsAt, hoverOn, labelOf } from '../support/features';

const text = `authenticationConfiguration:
  provider: custom-oidc
  clientType: x
  
authorizerConfiguration:
  className: org.openmetadata.service.security.DefaultAuthorizer
`;
const modeline = '# yaml-language-server: $schema=./openmetadata.schema.json\n';

const completions = async (document: vscode.TextDocument, place: string): Promise<readonly string[]> =>
  (await completionsAt(document, place)).map(labelOf);

describe('beside the YAML extension', () => {
  before(async () => {
    await extension().activate();
    await vscode.extensions.getExtension('redhat.vscode-yaml')?.activate();
  });
  afterEach(closeAll);

  it('keys and descriptions are offered where it has no schema', async () => {
    const { document } = await showNew('free.openmetadata.yaml', text);
    assert.ok((await completions(document, 'x\n  |\n')).includes('authority'));
    assert.match(await hoverOn(document, 'clientType'), /\. |\.\n/);
  });

  for (const [how, name, content] of [
    ['a line of the file', 'line.openmetadata.yaml', modeline + text],
    ['the setting yaml.schemas', 'bound.yaml', text],
    ['a glob of that setting', 'folder/any.yml', text],
  ] as const) {
    it(`what its schema gives is left to it, by ${how}; what we know stays`, async () => {
      const { document } = await showNew(name, content);
      assert.ok(!(await completions(document, 'x\n  |\n')).includes('authority'));
      const { document: free } = await showNew('free.openmetadata.yaml', text);
      const [bound, unbound] = [await hoverOn(document, 'clientType'), await hoverOn(free, 'clientType')];
      assert.match(bound, /Effective value/);
      assert.ok(bound.length < unbound.length, 'without the description');
      assert.ok((await completions(document, 'clientType: |x')).includes('confidential'));
      assert.ok((await problems(document)).map(codeOf).includes('enum-value'));
    });
  }
});
