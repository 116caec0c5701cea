import { t } from '../l10n/l10n';

/** What a provider's own console calls things: in the singular and in lower case, to stand in a sentence. */
export interface Terms {
  /** What OpenMetadata is there: "client", "application". */
  readonly client: string;
  /** More than one of them. */
  readonly clients: string;
  /** What its clients live in: "realm", "tenant". */
  readonly realm: string;
  /** Where sign-in may go back to: "redirect URI", "callback URL". */
  readonly redirectUri: string;
  /** Where a page may ask from: "web origin". */
  readonly webOrigin: string;
  /** Where sign-out may lead back to: "post logout redirect URI", "logout URL". */
  readonly logoutUri: string;
  /** What an account needs to be let do something: "role", "scope". */
  readonly right: string;
  /** More than one of them. */
  readonly rights: string;
  /** Where an administrator works in a browser: "admin console", "dashboard". */
  readonly console: string;
}

/** OpenID Connect's own words, and the usual ones beside them, where the provider is not known. */
export const commonTerms: Terms = {
  client: t`client`,
  clients: t`clients`,
  realm: t`realm`,
  redirectUri: t`redirect URI`,
  webOrigin: t`web origin`,
  logoutUri: t`post logout redirect URI`,
  right: t`role`,
  rights: t`roles`,
  console: t`admin console`,
};

/** "a client", "an application". Languages in which this takes a gender leave the article out. */
export const a = (noun: string): string => (/^[aeiou]/i.test(noun) ? t`an ${noun}` : t`a ${noun}`);

/** "redirect URI", "redirect URIs", by how many there are: for the names that `Terms` has of addresses. */
export const plural = (noun: string, count = 2): string => (count === 1 ? noun : (plurals.get(noun) ?? noun));

const plurals: ReadonlyMap<string, string> = new Map([
  [t`client`, t`clients`],
  [t`redirect URI`, t`redirect URIs`],
  [t`callback URL`, t`callback URLs`],
  [t`web origin`, t`web origins`],
  [t`post logout redirect URI`, t`post logout redirect URIs`],
  [t`logout URL`, t`logout URLs`],
]);

/** "Client", for the beginning of a sentence or a column. */
export const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
