import type { UserQuery } from '../../directory';

/** A page of Auth0's user search: page `page` of pages with `perPage` users. */
export interface SearchPage {
  readonly page: number;
  readonly perPage: number;
}

/** The most that Auth0 puts on a page. */
const longestPage = 100;

/**
 * The users of databases in whose name or address a text stands, in the syntax of Auth0's user search (v3, a part of
 * Lucene's). Anywhere in it where the text has three characters or more, else at its beginning: Auth0 takes no shorter one
 * behind a wildcard.
 */
export function searchQuery(text: string): string {
  const typed = text.trim();
  if (typed === '') return ofDatabase;
  const term = escaped(typed);
  const pattern = typed.length < 3 ? `${term}*` : `*${term}*`;
  return `${ofDatabase} AND (${searchedFields.map((name) => `${name}:${pattern}`).join(' OR ')})`;
}

/** The one user of a database with this name, or this ID. */
export const queryFor = (name: 'username' | 'user_id', value: string): string =>
  `${ofDatabase} AND ${name}:"${value.replace(/["\\]/g, '\\$&')}"`;

const ofDatabase = 'identities.provider:"auth0"';

const searchedFields = ['email', 'name', 'given_name', 'family_name', 'nickname', 'username'];

/** Everything that means something to Lucene, blanks too: they would end the term. */
const escaped = (text: string): string => text.replace(/[-+&|!(){}[\]^"~*?:\\/<>=\s]/g, '\\$&');

/**
 * The pages that hold a stretch of the list: one if its bounds allow it, since every page is a request. Auth0 numbers pages,
 * so a stretch has to begin and end inside them.
 */
export function pagesFor({ first, limit }: Pick<UserQuery, 'first' | 'limit'>): readonly SearchPage[] {
  const end = first + limit;
  for (let perPage = Math.max(1, Math.min(limit, longestPage)); perPage <= longestPage; perPage += 1) {
    const page = Math.floor(first / perPage);
    if ((page + 1) * perPage >= end) return [{ page, perPage }];
  }
  const from = Math.floor(first / longestPage);
  const count = Math.ceil(end / longestPage) - from;
  return Array.from({ length: count }, (_, index) => ({ page: from + index, perPage: longestPage }));
}
