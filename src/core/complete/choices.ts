import { certificatesPath, issuerOf, parseKeycloakUrl } from '../keycloakUrl';
import { sameAddress } from '../sameAddress';
import { identityProviders } from '../rules/providers/identityProviders';
import type { TextRange } from '../text/range';
import type { View } from '../view';
import type { Completion } from './completion';
import { discoveryPath, issuersIn } from './derived';
import type { KnownRealm } from './knownRealm';
import { isClientId, isRealmUrl, type RealmUrlKey } from './providerSettings';
import type { Slot } from './slot';
import type { Sought } from './target';

/** A text that is there at a provider, so that a setting can have it. */
export interface Choice {
  readonly text: string;
  readonly detail: string;
  /** What people know it by, where the text is an ID. */
  readonly name?: string;
}

/** What follows the issuer of a Keycloak realm in the settings that lead to it. Keys of other providers are elsewhere. */
const endings: Readonly<Record<RealmUrlKey, string>> = {
  'authn.authority': '',
  'oidc.discoveryUri': discoveryPath,
  'authn.publicKeyUrls': certificatesPath,
};

/** What a setting can be, those first that are made for OpenMetadata; none for a setting that no provider knows about. */
export function choicesFor(
  view: View,
  { setting: { key }, isItem }: Sought,
  known: readonly KnownRealm[],
): readonly Choice[] {
  if (isClientId(key)) return clientChoices(view, known);
  const ending = isRealmUrl(key) ? endings[key] : undefined;
  if (ending === undefined || (key === 'authn.publicKeyUrls' && !isItem)) return [];
  return meantFirst(view, known).flatMap((realm) => {
    const text = key === 'authn.publicKeyUrls' ? keysOf(realm) : realm.issuer + ending;
    return text === undefined ? [] : [{ text, detail: `${realm.name}, ${realm.detail}` }];
  });
}

/** Those of the provider that the file names come first. */
function meantFirst(view: View, known: readonly KnownRealm[]): readonly KnownRealm[] {
  const named = view.get('authn.provider').value;
  return known.toSorted((a, b) => Number(b.provider === named) - Number(a.provider === named));
}

/** Where a realm's keys are, if that is known of its provider. */
const keysOf = ({ provider, issuer }: KnownRealm): string | undefined =>
  parseKeycloakUrl(issuer) === undefined
    ? identityProviders.find(({ value }) => value === provider)?.keys(issuer)
    : issuer + certificatesPath;

/** Of the realm that the file names; of all where it names none that is known. */
function clientChoices(view: View, known: readonly KnownRealm[]): readonly Choice[] {
  const said = issuersIn(view, true).map(({ text }) => text);
  const meant = known.filter(({ issuer, aliases = [] }) =>
    [issuer, ...aliases].some((address) => said.some((text) => leadTo(text, address, known))),
  );
  const clients = (said.length > 0 ? meant : meantFirst(view, known)).flatMap(({ clients }) => clients);
  return clients
    .toSorted((a, b) => Number(b.forOpenMetadata) - Number(a.forOpenMetadata))
    .map(({ clientId, detail, name }) => ({ text: clientId, detail, ...(name === undefined ? {} : { name }) }));
}

/**
 * The names of realms, where the cursor stands in that of a Keycloak URL. Undefined elsewhere.
 * @param text of the file
 */
export function realmNames(
  { setting: { key } }: Sought,
  slot: Slot,
  text: string,
  offset: number,
  known: readonly KnownRealm[],
): readonly Completion[] | undefined {
  const ending = isRealmUrl(key) ? endings[key] : undefined;
  const typed = text.slice(slot.range.start, offset);
  const [, before = '', name = ''] =
    /^(https?:\/\/[^/\s?#]+(?:\/[^/\s?#]+)*?\/realms\/)([^/\s?#]*)$/i.exec(typed) ?? [];
  if (ending === undefined || before === '') return undefined;
  const rest = /^[^/\s?#]*/.exec(text.slice(offset, Math.max(offset, slot.range.end)))?.[0] ?? '';
  const range: TextRange = { start: offset - name.length, end: offset + rest.length };
  const isLast = range.end >= slot.range.end;
  return known
    .filter(({ issuer }) => leadToSameServer(`${before}x`, issuer, known))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index)
    .map(({ name, detail }) => ({
      label: name,
      kind: 'value',
      range,
      insertText: segment(name) + (isLast ? ending : ''),
      detail,
    }));
}

/** A quote would end the text that the URL stands in. */
const segment = (name: string): string => encodeURIComponent(name).replaceAll("'", '%27');

/** The same realm, by whatever host the file goes to it: the server's and the browser's may differ. */
function leadTo(address: string, issuer: string, known: readonly KnownRealm[]): boolean {
  const [url, other] = [parseKeycloakUrl(address), parseKeycloakUrl(issuer)];
  if (url === undefined || other === undefined) return sameAddress(address, issuer);
  return url.realm === other.realm && leadToSameServer(issuerOf(url), issuer, known);
}

/** Where all that is known of Keycloak is on one server, that is the one, whatever its host is called. */
function leadToSameServer(address: string, issuer: string, known: readonly KnownRealm[]): boolean {
  const server = serverOf(issuer);
  if (server === undefined) return false;
  if (known.every((other) => [server, undefined].includes(serverOf(other.issuer)))) return true;
  return sameAddress(serverOf(address) ?? '', server);
}

function serverOf(issuer: string): string | undefined {
  const url = parseKeycloakUrl(issuer);
  return url && url.origin + url.prefix;
}
