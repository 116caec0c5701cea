import assert from 'node:assert/strict';
import { failed, passed, skipped } from '../../../../src/idp/check';
import { withoutRepetition } from '../../../../src/provisioning/checks/withoutRepetition';

const code = 'redirect-uri-refused';
const seen = failed(code, { message: 'Seen from outside.', settings: [] });
const stored = failed(code, { message: 'Stored so.', settings: [] });
const fine = passed(code, 'It is right.');
const unseen = skipped(code, 'Nobody could look.');

describe('what two ways to look came to', () => {
  for (const [name, probed, inspected, expected] of [
    ['an administrator says more of the same fault', [seen], [stored], [stored]],
    ['a fault outweighs a proof, whoever found it', [seen], [fine], [seen]],
    ['and the other way round', [fine], [stored], [stored]],
    ['a proof outweighs what nobody could look at', [fine], [unseen], [fine]],
    ['and the other way round', [unseen], [fine], [fine]],
    ['the same code of several places stays', [seen, seen], [], [seen, seen]],
    [
      'what only one of them looked at stays',
      [seen],
      [passed('direct-grants-on', 'Off.')],
      [seen, passed('direct-grants-on', 'Off.')],
    ],
  ] as const)
    it(name, () => {
      assert.deepEqual(withoutRepetition(probed, inspected), expected);
    });
});
