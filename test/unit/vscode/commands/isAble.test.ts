import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAble } from '../../../../src/vscode/commands/connection/isAble';
import { entryDouble, sessionDouble } from './doubles';

describe('a command that a connection cannot carry out', () => {
  const messages: string[] = [];
  const notify = (_kind: string, message: string): void => {
    messages.push(message);
  };
  const able = (session: Parameters<typeof isAble>[2]['session']): boolean =>
    isAble({ notify }, 'Attach Missing Scopes', { entry: entryDouble, session }, 'attach-scopes');

  it('says so at once, and is not carried out', () => {
    assert.equal(able(sessionDouble()), false);
    assert.deepEqual(messages.splice(0), [
      '“Attach Missing Scopes” is not possible with the connection to Keycloak at sso.acme.example.',
    ]);
  });

  it('is carried out where it can be, without a word', () => {
    assert.equal(able({ ...sessionDouble(), changes: new Set(['attach-scopes']) }), true);
    assert.equal(isAble({ notify }, 'Copy Secret', { entry: entryDouble, session: sessionDouble() }, undefined), true);
    assert.deepEqual(messages, []);
  });
});
