import { t } from '../l10n/l10n';
/** What a provider's own console calls things: in the singular and in lower case, to stand in a sentence. */
export interface Terms {
  /** What OpenMetadata is there: "client", "application". */
  readonly client: string;
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
  /** Where an administrator works in a browser: "admin console", "dashboard". */
  readonly console: string;
}

/** OpenID Connect's own words, and the usual ones beside them, where the provider is not known. */
export const commonTerms: Terms = {
  client: 'client',
  realm: 'realm',
  redirectUri: t`redirect URI`,
  webOrigin: t`web origin`,
  logoutUri: t`post logout redirect URI`,
  right: 'role',
  console: t`admin console`,
};

/** "a client", "an application" */
export const a = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** "client", "clients", by how many there are. */
export const plural = (noun: string, count = 2): string => (count === 1 ? noun : `${noun}s`);

/** "Client", for the beginning of a sentence or a column. */
export const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
