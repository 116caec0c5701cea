import assert from 'node:assert/strict';
import { blocksIn } from '../../../src/core/blocks';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';

describe('blocksIn', () => {
  it('points at the key of the block and says what it is for', () => {
    const text = '# openmetadata\nauthenticationConfiguration:\n  provider: google\n  clientType: public\n';
    const [block, ...more] = blocksIn(serverYaml.read(text, { release: '1.12.0' }));
    assert.ok(block);
    assert.equal(text.slice(block.range.start, block.range.end), 'authenticationConfiguration');
    assert.deepEqual(block.summary, { provider: 'Google', clientType: 'public', realm: undefined, release: '1.12.0' });
    assert.deepEqual(more, []);
  });

  it('points at the first variable of ours in an env file', () => {
    const text = 'DB_HOST=x\nAUTHENTICATION_PROVIDER=google\n';
    assert.deepEqual(
      blocksIn(envFile.read(text)).map(({ range }) => text.slice(range.start, range.end)),
      ['AUTHENTICATION_PROVIDER'],
    );
  });

  it('has none in a file that cannot be read', () => {
    assert.deepEqual(blocksIn(serverYaml.read('authenticationConfiguration: "\n')), []);
  });
});
