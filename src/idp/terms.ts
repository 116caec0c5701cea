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
  readonly redirectUris: string;
  /** Where a page may ask from: "web origin". */
  readonly webOrigin: string;
  readonly webOrigins: string;
  /** Where sign-out may lead back to: "post logout redirect URI", "logout URL". */
  readonly logoutUri: string;
  readonly logoutUris: string;
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
  redirectUris: t`redirect URIs`,
  webOrigin: t`web origin`,
  webOrigins: t`web origins`,
  logoutUri: t`post logout redirect URI`,
  logoutUris: t`post logout redirect URIs`,
  right: t`role`,
  rights: t`roles`,
  console: t`admin console`,
};

/** "a client", "an application". Languages in which this takes a gender leave the article out. */
export const a = (noun: string): string => (/^[aeiou]/i.test(noun) ? t`an ${noun}` : t`a ${noun}`);

/** "Client", for the beginning of a sentence or a column. */
export const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
