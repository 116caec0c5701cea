import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, importJWK, jwtVerify } from 'jose';
import { type JwtKeyPair, newJwtKeyPair, privateKeyFile, publicKeyFile } from '../../src/provisioning/jwtKeys';
import { runJava } from './dropwizard';

/*
 * The key files that we write, read as OpenMetadata's server reads them, by the same classes in a Java process, and a token
 * that it signs with them, checked by another library.
 */

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the key files of OpenMetadata', () => {
  let directory: string;
  let pair: JwtKeyPair;
  const pathOf = (name: string): string => join(directory, name);

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'openmetadata-sso-keys-'));
    pair = await newJwtKeyPair();
    writeFileSync(pathOf(privateKeyFile), pair.privateKey, { mode: 0o600 });
    writeFileSync(pathOf(publicKeyFile), pair.publicKey);
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('are read by the server, which signs tokens that others can verify', async function () {
    this.timeout(300_000); // Java and its compiler may have to be fetched first.
    const header = { alg: 'RS256', kid: pair.keyId };
    const claims = { iss: 'open-metadata.org', sub: 'ingestion-bot', isBot: true };
    const content = `${encoded(header)}.${encoded(claims)}`;
    const [signature = '', bits] = await runJava('KeyFiles', pathOf(privateKeyFile), pathOf(publicKeyFile), content);
    assert.equal(bits, '2048');
    const publicKey = createPublicKey({ key: Buffer.from(pair.publicKey), format: 'der', type: 'spki' });
    const key = await importJWK(await exportJWK(publicKey), 'RS256');
    const token = await jwtVerify(`${content}.${signature}`, key, { algorithms: ['RS256'] });
    assert.equal(token.protectedHeader.kid, pair.keyId);
    assert.equal(token.payload.sub, 'ingestion-bot');
  });

  it('are refused by the server where they are no pair', async function () {
    this.timeout(300_000);
    writeFileSync(pathOf('other.der'), (await newJwtKeyPair()).publicKey);
    await assert.rejects(runJava('KeyFiles', pathOf(privateKeyFile), pathOf('other.der'), 'text'), /no pair/);
  });
});
