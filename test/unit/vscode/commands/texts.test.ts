import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import {
  checkOpenMetadataUrl,
  normalUrl,
  openMetadataUrlIn,
} from '../../../../src/vscode/commands/setUp/openMetadataUrl';

describe('the address of OpenMetadata', () => {
  it('is wrong without a scheme and a host, and with more than a base path', () => {
    for (const wrong of [
      '',
      'om.acme.example',
      'ftp://om.acme.example',
      'https://',
      'https://om.acme.example/callback',
      'https://om.acme.example/api/v1',
      'https://om.acme.example/?a',
      'https://om.acme.example/#x',
      'https://me@om.acme.example',
    ]) {
      const remark = checkOpenMetadataUrl(wrong);
      assert.ok(remark !== undefined && !remark.doubt, wrong);
    }
  });

  it('is right with https, with a base path, and with http on this machine', () => {
    for (const right of [
      'https://om.acme.example',
      'https://acme.example/openmetadata/',
      'http://localhost:8585',
      'http://127.0.0.1:8585',
      ' https://om.acme.example ',
    ])
      assert.equal(checkOpenMetadataUrl(right), undefined, right);
  });

  it('is doubted with http on another machine', () => {
    assert.equal(checkOpenMetadataUrl('http://om.acme.example')?.doubt, true);
  });

  it('is kept without a slash at the end', () => {
    assert.equal(normalUrl(' https://acme.example/om// '), 'https://acme.example/om');
  });

  const inFile = (...lines: readonly string[]): string =>
    openMetadataUrlIn(envFile.read(['AUTHENTICATION_PROVIDER=basic', ...lines, ''].join('\n')));

  it('comes from the file: the server URL, else a callback, else the usual one', () => {
    assert.equal(
      inFile('OIDC_SERVER_URL=https://om.acme.example/', 'OIDC_CALLBACK=https://other.io/callback'),
      'https://om.acme.example',
    );
    assert.equal(
      inFile('AUTHENTICATION_CALLBACK_URL=https://om.acme.example/base/callback'),
      'https://om.acme.example/base',
    );
    assert.equal(
      inFile('AUTHENTICATION_CALLBACK_URL=https://om.acme.example/auth/callback'),
      'https://om.acme.example',
    );
    assert.equal(inFile(), 'http://localhost:8585');
    assert.equal(inFile('OIDC_SERVER_URL={your domain}'), 'http://localhost:8585');
    assert.equal(openMetadataUrlIn(undefined), 'http://localhost:8585');
  });
});
