import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, it } from 'mocha';
import { err, ok } from '../../../src/core/result';
import { certificatesIn, trustAuthorities, trustFor } from '../../../src/idp/authorities';
import type { Failure } from '../../../src/idp/failure';

const [first = '', second = ''] = rootCertificates;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const count = (pem: string): number => pem.split('-----BEGIN CERTIFICATE-----').length - 1;

describe('a CA file', () => {
  it('may hold one certificate or several, with words between them and either kind of line end', () => {
    for (const [text, expected] of [
      [first, 1],
      [`# Acme Root\n${first}\n\nAcme Intermediate\n${second}`, 2],
      [`${first}\n${second}`.replaceAll('\n', '\r\n'), 2],
    ] as const) {
      const pem = certificatesIn(bytes(text), 'acme.pem');
      assert.ok(pem.ok);
      assert.equal(count(pem.value), expected);
    }
  });

  it('may be binary', () => {
    const pem = certificatesIn(new X509Certificate(first).raw, 'acme.cer');
    assert.ok(pem.ok);
    assert.equal(new X509Certificate(pem.value).fingerprint256, new X509Certificate(first).fingerprint256);
  });

  it('is refused in words where it holds none', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n';
    const broken = first.replace(/\n.{20}/, '\n????????????????????');
    for (const [text, words] of [
      ['', /acme\.pem holds no certificate/],
      ['hello', /holds no certificate/],
      [broken, /holds no certificate/],
      [key, /holds a private key/],
    ] as const) {
      const result = certificatesIn(bytes(text), 'acme.pem');
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'invalid');
      assert.match(result.error.message, words);
      assert.ok(!JSON.stringify(result).includes('MIIE'));
    }
  });
});

describe('trusting an address', () => {
  it('asks for the authorities of its origin, and reuses what it makes of them', async () => {
    const asked: string[] = [];
    trustAuthorities((origin) => {
      asked.push(origin);
      return Promise.resolve(ok(origin === 'https://sso.acme.example' ? first : undefined));
    });
    const one = await trustFor('https://sso.acme.example/realms/a');
    const other = await trustFor('https://sso.acme.example/realms/b');
    assert.ok(one.ok && other.ok && one.value.dispatcher !== undefined);
    assert.equal(one.value.dispatcher, other.value.dispatcher);
    assert.deepEqual(await trustFor('https://elsewhere.example/'), ok({}));
    assert.deepEqual(await trustFor('http://sso.acme.example/'), ok({}));
    assert.deepEqual(asked, ['https://sso.acme.example', 'https://sso.acme.example', 'https://elsewhere.example']);
  });

  it('fails where the file does', async () => {
    const failure: Failure = { kind: 'tls', message: 'Gone.', nextStep: 'Choose it again.' };
    trustAuthorities(() => Promise.resolve(err(failure)));
    assert.deepEqual(await trustFor('https://sso.acme.example/'), err(failure));
    trustAuthorities(() => Promise.resolve(ok(undefined)));
  });
});
