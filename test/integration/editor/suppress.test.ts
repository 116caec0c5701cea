import assert from 'node:assert/strict';
import { applyFix, closeAll, codeOf, fixesFor, problem, problems, showNew, undo } from '../support/documents';

const text = `authenticationConfiguration:
  clientID: open-metadata
  provder: google
`;

describe('the actions that ignore a problem', () => {
  afterEach(closeAll);

  for (const [scope, left] of [
    ['line', 1],
    ['file', 0],
  ] as const) {
    it(`silence it in its ${scope}, and one undo brings it back`, async () => {
      const { document } = await showNew('ignored.openmetadata.yaml', text);
      const unknown = async () => (await problems(document)).map(codeOf).filter((code) => code === 'unknown-key');
      assert.equal((await unknown()).length, 2);
      const { range } = await problem(document, 'unknown-key');
      const actions = await fixesFor(document, range);
      const ignore = actions.find(({ title }) => title === `Ignore unknown-key in this ${scope}`);
      assert.ok(ignore);
      assert.ok(!ignore.isPreferred);
      assert.ok(actions.indexOf(ignore) > 0, 'what mends the problem comes first');
      await applyFix(ignore);
      assert.equal((await unknown()).length, left);
      await undo(document);
      assert.equal(document.getText(), text);
    });
  }
});
