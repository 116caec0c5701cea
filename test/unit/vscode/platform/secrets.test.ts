import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createSecretStore } from '../../../../src/vscode/platform/secrets';

/** A host's storage; `behaviour` replaces what works. */
function storage(behaviour: { store?: () => Promise<void>; get?: () => Promise<undefined> } = {}) {
  const kept = new Map<string, string>();
  return {
    kept,
    get: behaviour.get ?? ((key: string) => Promise.resolve(kept.get(key))),
    store:
      behaviour.store ??
      ((key: string, value: string) => {
        kept.set(key, value);
        return Promise.resolve();
      }),
    delete: (key: string) => {
      kept.delete(key);
      return Promise.resolve();
    },
    onDidChange: () => ({ dispose: () => undefined }),
  };
}

function listener() {
  const heard = { secrets: [] as string[], warnings: [] as unknown[] };
  return {
    heard,
    onSecret: (value: string) => {
      heard.secrets.push(value);
    },
    onNotDurable: (cause: unknown) => {
      heard.warnings.push(cause);
    },
  };
}

describe('createSecretStore', () => {
  it('keeps secrets in the host and makes each known to the log', async () => {
    const host = storage();
    const { heard, ...callbacks } = listener();
    const secrets = createSecretStore(host, callbacks);
    await secrets.store('connection', 's3cret');
    assert.equal(await secrets.get('connection'), 's3cret');
    assert.equal(host.kept.get('connection'), 's3cret');
    assert.ok(secrets.durable);
    assert.deepEqual(heard, { secrets: ['s3cret', 's3cret'], warnings: [] });
    await secrets.delete('connection');
    assert.equal(await secrets.get('connection'), undefined);
    assert.equal(host.kept.size, 0);
  });

  it('makes a secret of an earlier session known to the log when it is read', async () => {
    const host = storage();
    host.kept.set('connection', 'from-yesterday');
    const { heard, ...callbacks } = listener();
    await createSecretStore(host, callbacks).get('connection');
    assert.deepEqual(heard.secrets, ['from-yesterday']);
  });

  it('keeps secrets for the session where the host throws, and says so once', async () => {
    const refusal = new Error('no keyring');
    const host = storage({ store: () => Promise.reject(refusal), get: () => Promise.reject(refusal) });
    const { heard, ...callbacks } = listener();
    const secrets = createSecretStore(host, callbacks);
    await secrets.store('a', '1');
    await secrets.store('b', '2');
    assert.equal(await secrets.get('a'), '1');
    assert.equal(await secrets.get('b'), '2');
    assert.equal(await secrets.get('c'), undefined);
    assert.equal(secrets.durable, false);
    assert.deepEqual(heard.warnings, [refusal]);
    await secrets.delete('a');
    assert.equal(await secrets.get('a'), undefined);
  });

  it('keeps secrets for the session where the host forgets them', async () => {
    const host = storage({ get: () => Promise.resolve(undefined) });
    const { heard, ...callbacks } = listener();
    const secrets = createSecretStore(host, callbacks);
    await secrets.store('a', '1');
    assert.equal(await secrets.get('a'), '1');
    assert.equal(heard.warnings.length, 1);
  });
});
