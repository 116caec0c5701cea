import assert from 'node:assert/strict';
import { pagesFor, queryFor, searchQuery } from '../../../../../src/idp/auth0/api/userSearch';

const ofDatabase = 'identities.provider:"auth0"';

describe('the search for users', () => {
  it('is for those of databases', () => {
    assert.equal(searchQuery('  '), ofDatabase);
  });

  it('finds a text anywhere in a name', () => {
    assert.equal(
      searchQuery(' lice '),
      `${ofDatabase} AND (email:*lice* OR name:*lice* OR given_name:*lice* OR family_name:*lice* OR nickname:*lice* OR username:*lice*)`,
    );
  });

  it('finds one or two characters at the beginning only, since Auth0 refuses more', () => {
    assert.match(searchQuery('al'), /\(email:al\* OR/);
  });

  it('takes what is typed as it is, whatever it means to Lucene', () => {
    assert.match(searchQuery('a OR b'), /email:\*a\\ OR\\ b\* OR/);
    assert.match(searchQuery('x") AND (y:*'), /email:\*x\\"\\\)\\ AND\\ \\\(y\\:\\\*\* OR/);
    assert.equal(queryFor('username', 'x" OR name:"*\\'), `${ofDatabase} AND username:"x\\" OR name:\\"*\\\\"`);
  });

  describe('asks for pages that hold a stretch of the list', () => {
    for (const [first, limit, pages] of [
      [0, 51, '0 of 51'],
      [50, 51, '0 of 100, 1 of 100'],
      [100, 51, '1 of 76'],
      [50, 50, '1 of 50'],
      [0, 100, '0 of 100'],
      [0, 250, '0 of 100, 1 of 100, 2 of 100'],
      [95, 10, '6 of 15'],
      [0, 0, '0 of 1'],
    ] as const) {
      it(`${first.toString()} and ${limit.toString()} more`, () => {
        const found = pagesFor({ first, limit });
        assert.equal(found.map(({ page, perPage }) => `${page.toString()} of ${perPage.toString()}`).join(', '), pages);
      });
    }

    it('whatever the stretch is', () => {
      for (let first = 0; first < 300; first += 7) {
        for (let limit = 1; limit < 150; limit += 11) {
          const pages = pagesFor({ first, limit });
          const begins = (pages[0]?.page ?? NaN) * (pages[0]?.perPage ?? NaN);
          const last = pages.at(-1);
          const ends = ((last?.page ?? NaN) + 1) * (last?.perPage ?? NaN);
          assert.ok(begins <= first && ends >= first + limit, `${first.toString()} ${limit.toString()}`);
          assert.ok(pages.every(({ perPage }) => perPage <= 100));
        }
      }
    });
  });
});
