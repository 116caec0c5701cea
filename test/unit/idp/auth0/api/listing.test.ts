import assert from 'node:assert/strict';
import { ok } from '../../../../../src/core/result';
import { allFrom, allPages } from '../../../../../src/idp/auth0/api/listing';

/** More than a function can be called with, and no more than an answer can hold. */
const many = Array.from({ length: 150_000 }, (_, index) => index);

describe('lists of Auth0', () => {
  it('are read to their end', async () => {
    const pages = [['a', 'b'], ['c'], ['d']];
    const found = await allFrom((from = '0') => {
      const items = pages[Number(from)] ?? [];
      const next = Number(from) + 1;
      return Promise.resolve(
        ok({ items, count: items.length, ...(next === pages.length ? {} : { next: String(next) }) }),
      );
    });
    assert.deepEqual(found, ok(['a', 'b', 'c', 'd']));
  });

  it('end where a server begins again', async () => {
    let asked = 0;
    const found = await allFrom(() => Promise.resolve(ok({ items: [(asked += 1)], count: 1, next: 'there' })));
    assert.deepEqual(found, ok([1, 2]));
  });

  it('may come on one page, however long that is', async () => {
    const whole = { items: many, count: many.length };
    assert.deepEqual(await allFrom(() => Promise.resolve(ok(whole))), ok(many));
    assert.deepEqual(await allPages(() => Promise.resolve(ok({ ...whole, total: many.length })), String), ok(many));
  });

  it('are read no further where they hold more than a tenant does', async () => {
    let asked = 0;
    const endless = () => {
      asked += 1;
      const items = many.map((each) => `${asked.toString()} ${each.toString()}`);
      return Promise.resolve(ok({ items, count: items.length, next: asked.toString(), total: 1e9 }));
    };
    assert.ok((await allFrom(endless)).ok);
    assert.equal(asked, 1);
    asked = 0;
    assert.ok((await allPages(endless, String)).ok);
    assert.equal(asked, 1);
  });
});
