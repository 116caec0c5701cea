import type { SettingKey } from '../../catalogue/catalogue';
import type { Change } from '../../finding';
import { isList } from '../../value';
import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { alsoAt, isPublic, nameOf, placesOf, type Place } from '../subject';
import { usedUrls } from './urlText';
import { t } from '../../../l10n/l10n';

/** What the server opens itself, and what needs no address that others can open. */
const openedByServer: ReadonlySet<SettingKey> = new Set<SettingKey>(['authn.publicKeyUrls', 'oidc.discoveryUri']);

/**
 * Without encryption whoever is on the way reads tokens and replaces keys. A provider that redirects to https instead
 * breaks the server, which does not follow (OpenMetadata#13751: "Unrecognized token 'Moved'").
 */
export const plainHttp: Rule = {
  code: 'plain-http',
  severity: 'warning',
  check({ view, report }) {
    for (const [first, ...others] of byOrigin(exposedPlaces(view))) {
      const { origin = '' } = parseWebUrl(first.text) ?? {};
      const secure = encrypted(origin);
      report({
        at: first.at,
        message: t`${nameOf(view, first.key)} reaches ${origin} without encryption, so tokens and keys can be read and replaced on the way. ${advice(others.length)}`,
        related: others.flatMap(({ at }) => alsoAt(at, t`The same address stands here.`)),
        fixes:
          secure === undefined
            ? []
            : [
                {
                  title: t`Use ${secure}`,
                  preferred: true,
                  changes: changes(view, [first, ...others], origin, secure),
                },
              ],
      });
    }
  },
};

function advice(others: number): string {
  if (others === 0) return t`Use https.`;
  return others === 1 ? t`Use https, here and in 1 other place.` : t`Use https, here and in ${others} other places.`;
}

/** Addresses inside a cluster or a private network stay there; such a one has a port of its own, if it has dots at all. */
function exposedPlaces(view: View): readonly Place[] {
  const plain = placesOf(view, ...usedUrls(view)).filter(
    ({ text }) => /^http:/i.test(text) && isPublic(text) && !isPrivate(text),
  );
  const open = new Set(plain.filter(({ key }) => !openedByServer.has(key)).map(({ text }) => originOf(text)));
  return plain.filter(({ key, text }) => !openedByServer.has(key) || !hasPort(text) || open.has(originOf(text)));
}

const originOf = (text: string): string | undefined => parseWebUrl(text)?.origin.toLowerCase();

const hasPort = (text: string): boolean => /:\d+$/.test(originOf(text)?.replace(/:80$/, '') ?? '');

/** RFC 1918 and link-local addresses. */
const isPrivate = (text: string): boolean =>
  /^http:\/\/(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+(?=[:/]|$)/i.test(text);

/** In the order of the text, so that the first of each group is what a reader meets first. */
function byOrigin(places: readonly Place[]): readonly (readonly [Place, ...Place[]])[] {
  const groups = new Map<string | undefined, [Place, ...Place[]]>();
  for (const place of [...places].sort((a, b) => (a.at.range?.start ?? 0) - (b.at.range?.start ?? 0))) {
    const group = groups.get(originOf(place.text));
    if (group === undefined) groups.set(originOf(place.text), [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

/** The same host with https; undefined where it has a port, as nobody knows on which one it speaks https. */
const encrypted = (origin: string): string | undefined =>
  hasPort(origin) ? undefined : origin.replace(/^http:/i, 'https:').replace(/:80$/, '');

/** One change for each setting, however many items of its list are concerned. */
function changes(view: View, places: readonly Place[], origin: string, secure: string): readonly Change[] {
  const swap = (text: string): string =>
    originOf(text) === origin.toLowerCase() ? secure + text.trim().slice(origin.length) : text;
  return [...new Set(places.map(({ key }) => key))].map((key) => {
    const value = view.get(key).value ?? '';
    return {
      key,
      set: isList(value)
        ? value.map((item) => (typeof item === 'string' ? swap(item) : item))
        : swap(typeof value === 'string' ? value : ''),
    };
  });
}
