import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createKeySecretCommand, keysPage, type KeysDone } from '../../../../../src/vscode/commands/jwtKeys/keysPage';

const done: KeysDone = {
  file: 'openmetadata.yaml',
  keyId: 'c8ec220c-be7d-4e47-97c7-098bf6a57ce1',
  folder: '/srv/om/jwtkeys',
  serverFolder: '/etc/openmetadata/jwtkeys',
  transport: 'same-machine',
  overridden: [],
  isPrivate: true,
};

describe('keysPage', () => {
  it('says where the server looks, and that tokens have to be renewed', () => {
    const page = keysPage(done);
    assert.match(page, /looks for `private_key\.der` and `public_key\.der` in `\/etc\/openmetadata\/jwtkeys`/);
    assert.match(page, /ingestion-bot/);
    assert.match(page, /regenerate-bot-tokens/);
    assert.doesNotMatch(page, /no modes|Another file/);
  });

  it('says where nobody guards the private key, and which settings another file has', () => {
    const page = keysPage({ ...done, isPrivate: false, overridden: ['JWT_KEY_ID'] });
    assert.match(page, /see to it yourself that only you can read/);
    assert.match(page, /Another file says otherwise:\*\* `JWT_KEY_ID`/);
  });

  it('shows the volume where an env file cannot, and where a compose file was not changed', () => {
    assert.match(
      keysPage({ ...done, transport: 'unknown' }),
      /An env file cannot say[^]*- \.\/jwtkeys:\/etc\/openmetadata\/jwtkeys:ro/,
    );
    const compose: KeysDone = { ...done, transport: 'mounted-folder', source: '../keys' };
    assert.doesNotMatch(keysPage(compose), /:ro/);
    assert.match(
      keysPage({ ...compose, notMounted: 'Change this by hand: taken.' }),
      /Change this by hand: taken\.[^]*- \.\.\/keys:/,
    );
  });

  it('gives the command that makes the Secret, and what the pod needs where the file does not say it', () => {
    const cluster: KeysDone = { ...done, transport: 'kubernetes-secret', secret: 'openmetadata-jwt-keys' };
    assert.match(keysPage(cluster), /kubectl create secret generic openmetadata-jwt-keys/);
    assert.doesNotMatch(keysPage(cluster), /mountPath/);
    assert.match(
      keysPage({ ...cluster, notMounted: 'By hand.' }),
      /By hand\.[^]*mountPath: \/etc\/openmetadata\/jwtkeys/,
    );
  });

  it('lets no name be Markdown', () => {
    assert.match(keysPage({ ...done, file: 'a`](x)`.yaml' }), /`a'\]\(x\)'\.yaml` names a key pair/);
  });
});

describe('createKeySecretCommand', () => {
  it('names the files, whatever the folder is called', () => {
    assert.equal(
      createKeySecretCommand('keys', "/home/o'neil/my keys/"),
      `kubectl create secret generic keys --from-file='private_key.der=/home/o'\\''neil/my keys/private_key.der' --from-file='public_key.der=/home/o'\\''neil/my keys/public_key.der' --dry-run=client --output=yaml | kubectl apply --filename=-`,
    );
  });
});
