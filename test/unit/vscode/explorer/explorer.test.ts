import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConnectionProfile } from '../../../../src/idp/connection';
import type { Failure } from '../../../../src/idp/failure';
import { placeId, placeIn } from '../../../../src/provisioning/place';
import { age } from '../../../../src/vscode/platform/ago';
import { viewState } from '../../../../src/vscode/explorer/welcome';

describe('age', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const ages = {
    '2026-11-23T08:00:00Z': 'today',
    '2026-11-24T08:00:00Z': 'today',
    '2026-11-22T11:00:00Z': 'yesterday',
    '2026-11-11T11:00:00Z': '12 days ago',
    '2026-06-01T00:00:00Z': '5 months ago',
    '2023-01-01T00:00:00Z': '3 years ago',
  };
  for (const [then, expected] of Object.entries(ages))
    it(`calls ${then} ${expected}`, () => {
      assert.equal(age(new Date(then), now), expected);
    });
});

describe('viewState', () => {
  const state = (...kinds: readonly (Failure['kind'] | undefined)[]): string =>
    viewState({
      list: () => kinds.map((_kind, index) => ({ id: index.toString() }) as ConnectionProfile),
      failure: (id) => {
        const kind = kinds[Number(id)];
        return kind === undefined ? undefined : { kind, message: '', nextStep: '' };
      },
    });

  it('welcomes where there is nothing, or where nothing works', () => {
    assert.equal(state(), 'none');
    assert.equal(state('unreachable', 'timeout', 'tls'), 'unreachable');
    assert.equal(state('unauthorized', 'forbidden'), 'unauthorized');
  });

  it('is a tree as soon as something works, or where failures differ', () => {
    assert.equal(state(undefined), 'tree');
    assert.equal(state('unreachable', undefined), 'tree');
    assert.equal(state('unreachable', 'unauthorized'), 'tree');
  });
});

describe('a place', () => {
  it('has an id that no other place has, whatever the names', () => {
    const places = [
      { connection: 'a' },
      { connection: 'a', realm: 'b' },
      { connection: 'a', realm: 'b/c' },
      { connection: 'a', realm: 'b', client: 'c' },
      { connection: 'a/b', realm: 'c' },
    ];
    assert.equal(new Set(places.map(placeId)).size, places.length);
  });

  it('is found in what a command is called with', () => {
    assert.deepEqual(placeIn({ connection: 'a', realm: 'b', item: () => 1 }), {
      connection: 'a',
      realm: 'b',
      client: undefined,
    });
    for (const other of [undefined, null, 'a', {}, { connection: 1 }]) assert.equal(placeIn(other), undefined);
  });
});
