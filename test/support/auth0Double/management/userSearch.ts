import type { StoredUser } from '../state';

/**
 * The part of Auth0's user search (engine v3, Lucene syntax) that a directory needs: terms like `name:data*`,
 * `email:"a@b.example"` and `identities.connection:"Username-Password-Authentication"`, joined by AND, OR and brackets.
 */
export function fits(user: StoredUser, search: string): boolean {
  const alternatives = topLevel(search.trim(), ' OR ');
  if (alternatives.length > 1) return alternatives.some((each) => fits(user, each));
  const conditions = topLevel(search.trim(), ' AND ');
  if (conditions.length > 1) return conditions.every((each) => fits(user, each));
  const bracketed = /^\((.*)\)$/s.exec(search.trim())?.[1];
  return bracketed === undefined ? fitsTerm(user, search.trim()) : fits(user, bracketed);
}

/** Splits where no bracket and no quotation mark is open. */
function topLevel(search: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let begin = 0;
  for (let at = 0; at < search.length; at += 1) {
    const character = search.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth === 0 && search.startsWith(separator, at)) {
      parts.push(search.slice(begin, at));
      begin = at + separator.length;
    }
  }
  return [...parts, search.slice(begin)];
}

function fitsTerm(user: StoredUser, term: string): boolean {
  const { profile } = user;
  const [, field, wanted = term] = /^([\w.]+):(.*)$/s.exec(term) ?? [];
  const values =
    field === undefined
      ? [profile['email'], profile['name'], profile['nickname'], profile['username']]
      : [field.startsWith('identities.') ? ofIdentity(field, user) : profile[field]];
  const pattern = patternOf(wanted);
  return values.some((value) => typeof value === 'string' && pattern.test(value));
}

/** Of a user's one identity: its connection, or what kind of connection that is. */
function ofIdentity(field: string, { connection, user_id: id }: StoredUser): string | undefined {
  return field === 'identities.connection'
    ? connection
    : field === 'identities.provider'
      ? id.split('|')[0]
      : undefined;
}

/** Quotation marks hold a phrase, `*` stands for anything, and a backslash takes a character as it is. */
function patternOf(wanted: string): RegExp {
  const phrase = /^"(.*)"$/s.exec(wanted)?.[1];
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = (phrase ?? wanted).match(/\\.|[^\\]/gs) ?? [];
  const source = parts.map((part) => {
    if (part.length === 2) return literal(part.charAt(1));
    return part === '*' && phrase === undefined ? '.*' : literal(part);
  });
  return new RegExp(`^${source.join('')}$`, 'is');
}
