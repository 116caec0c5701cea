import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkPage } from '../../../../../src/vscode/commands/check/checkPage';
import { failed, passed, report, skipped } from './samples';

describe('checkPage', () => {
  it('lists what failed, passed and was skipped, in this order', () => {
    const text = checkPage('values.yaml', report(passed, failed('error'), failed('information'), skipped));
    assert.match(text, /^# Sign-in checks of values\.yaml\n/);
    assert.match(text, /from outside only\. No connection leads to this realm\./);
    assert.deepEqual(text.match(/^(?:##|-).*$/gm), [
      '## Failed (1)',
      '- Keycloak refuses the redirect URI. (redirect-uri-refused)',
      '## Worth knowing (1)',
      '- Keycloak refuses the redirect URI. (redirect-uri-refused)',
      '## Passed (1)',
      '- Client om is enabled.',
      '## Skipped (1)',
      '- The secret is not in this file. (client-secret-wrong)',
    ]);
  });

  it('has no heading without anything below it', () => {
    assert.deepEqual(checkPage('values.yaml', report(passed)).match(/^##.*$/gm), ['## Passed (1)']);
  });
});
