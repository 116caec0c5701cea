import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { settingOf, type SettingKey } from '../../../src/core/catalogue/catalogue';
import { detectLens } from '../../../src/core/formats/formats';
import { shippedTokenKeys } from '../../../src/provisioning/ingestion';
import { keyFolderIn, keySecretManifest, keyTransport, newJwtKeyPair } from '../../../src/provisioning/jwtKeys';

const viewOf = (name: string, text: string) => {
  const lens = detectLens(name, text);
  assert.ok(lens);
  return lens.read(text);
};

describe('newJwtKeyPair', () => {
  it('makes an RSA key of 2,048 bits as PKCS#8 and X.509, whose halves belong together, with an ID of its own', async () => {
    const { keyId, privateKey, publicKey } = await newJwtKeyPair();
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    assert.deepEqual([key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength], ['rsa', 2048]);
    const derived = createPublicKey(key).export({ format: 'der', type: 'spki' });
    assert.ok(derived.equals(Buffer.from(publicKey)));
    assert.match(keyId, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assert.notEqual((await newJwtKeyPair()).keyId, keyId);
  });
});

describe('keySecretManifest', () => {
  it('holds both files under their names', () => {
    const pair = { keyId: 'id', privateKey: Buffer.from([0, 255]), publicKey: Buffer.from([1]) };
    const manifest = parse(keySecretManifest('openmetadata-jwt-keys', pair)) as Record<string, unknown>;
    assert.deepEqual(manifest, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'openmetadata-jwt-keys' },
      type: 'Opaque',
      data: { 'private_key.der': 'AP8=', 'public_key.der': 'AQ==' },
    });
  });
});

describe('keyFolderIn', () => {
  const env = (privateKey: string, publicKey: string) =>
    viewOf(
      '.env',
      `AUTHENTICATION_PROVIDER=basic\nRSA_PRIVATE_KEY_FILE_PATH=${privateKey}\nRSA_PUBLIC_KEY_FILE_PATH=${publicKey}\n`,
    );

  it('is the folder that a configuration has for keys of its own', () => {
    assert.equal(keyFolderIn(env('/k/private_key.der', '/k/public_key.der')), '/k');
  });

  it('is none where the files are elsewhere, have other names, or are those that ship', () => {
    assert.equal(keyFolderIn(env('/k/private_key.der', '/l/public_key.der')), undefined);
    assert.equal(keyFolderIn(env('/k/om.der', '/k/public_key.der')), undefined);
    assert.equal(keyFolderIn(env('./conf/private_key.der', './conf/public_key.der')), undefined);
    assert.equal(keyFolderIn(viewOf('.env', 'AUTHENTICATION_PROVIDER=basic\n')), undefined);
  });
});

describe('keyTransport', () => {
  it('follows from the format', () => {
    assert.equal(keyTransport(viewOf('.env', 'AUTHENTICATION_PROVIDER=basic\n')), 'unknown');
    assert.equal(keyTransport(viewOf('openmetadata.yaml', 'authenticationConfiguration: {}\n')), 'same-machine');
  });
});

describe('shippedTokenKeys', () => {
  it('is what the catalogue says that OpenMetadata ships', () => {
    for (const [key, shipped] of Object.entries(shippedTokenKeys)) {
      assert.equal(settingOf(key as SettingKey).shippedDefault, `"${shipped}"`);
    }
  });
});
