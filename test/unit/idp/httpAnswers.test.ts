import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request, type HttpAnswer } from '../../../src/idp/http';
import type { Failure } from '../../../src/idp/failure';
import type { Result } from '../../../src/core/result';
import { serveHttp } from '../../support/loopback';

const { signal } = new AbortController();
const limits = { signal, timeout: 15_000 };

describe('what a server may answer to a request', () => {
  async function answered(
    listener: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<Result<HttpAnswer, Failure>> {
    const server = await serveHttp(listener);
    try {
      return await request({ url: `${server.url}/document`, ...limits });
    } finally {
      await server.stop();
    }
  }

  it('is read whole, in whatever pieces it comes', async () => {
    const long = 'ä'.repeat(2_000_000);
    const result = await answered((_, response) => {
      const bytes = Buffer.from(JSON.stringify({ long }));
      // In the middle of a character.
      response.write(bytes.subarray(0, 1_000_004));
      response.end(bytes.subarray(1_000_004));
    });
    assert.ok(result.ok);
    assert.deepEqual(result.value.body, { long });
  });

  it('is not read any further where it has no end', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const result = await answered((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(100_000)));
      };
      response.on('drain', more);
      closed = new Promise((resolve) => response.once('close', resolve));
      more();
    });
    await closed;
    assert.equal(result.ok ? undefined : result.error.kind, 'unexpected');
    assert.match(result.ok ? '' : result.error.message, /answered with more than/);
  });

  it('may be nested as deep as it likes', async () => {
    const depth = 200_000;
    const result = await answered((_, response) => {
      response.end('['.repeat(depth) + ']'.repeat(depth));
    });
    assert.equal(result.ok ? result.value.status : undefined, 200);
  });

  for (const url of [
    '',
    'nowhere',
    'file:///etc/passwd',
    'data:application/json,{}',
    'https://',
    'http://host:99999',
  ]) {
    it(`cannot come from the address “${url}”`, async () => {
      const result = await request({ url, ...limits });
      assert.equal(result.ok ? undefined : result.error.kind, 'invalid');
    });
  }

  it('does not bring the password of an address into a message', async () => {
    const result = await request({ url: 'https://me:swordfish@host:99999', ...limits });
    assert.ok(!JSON.stringify(result).includes('swordfish'));
  });

  it('does not bring into a message what cannot be sent: an address with a password, a token that no header can hold', async () => {
    const here = 'http://127.0.0.1:9';
    for (const asked of [
      { url: here.replace('//', '//me:swordfish@') },
      { url: here, json: { body: {}, bearer: 'ey\nswordfish' } },
    ]) {
      const result = await request({ ...asked, ...limits });
      assert.equal(result.ok ? undefined : result.error.kind, 'unreachable');
      assert.ok(!JSON.stringify(result).includes('swordfish'), JSON.stringify(result));
    }
  });
});
