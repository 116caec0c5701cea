import { quoted } from '../../text/quoted';
import type { View } from '../../view';
import { parseWebUrl, sameOrigin, type WebUrl } from '../../webUrl';
import type { Report, Rule } from '../rule';
import { alsoAt, isWritten, milder, nameOf, placesOf, type Place } from '../subject';
import { isLocalhost } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

/**
 * The browser goes from `acs` to `callback` with its session, which does not follow it to another origin. An address of this
 * machine is what was left as it came (OpenMetadata#16076).
 */
export const samlOrigin: Rule = {
  code: 'saml-origin',
  severity: 'warning',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'saml') return;
    const acs = addressIn(view, 'saml.sp.acs');
    const callback = addressIn(view, 'saml.sp.callback');
    const entityId = addressIn(view, 'saml.sp.entityId');
    if (acs !== undefined && callback !== undefined && !sameOrigin(acs.url, callback.url)) {
      const isAcsWrong = isLocalhost(acs.url.origin) && !isLocalhost(callback.url.origin);
      report(isAcsWrong ? disagreement(view, acs, callback) : disagreement(view, callback, acs));
    }
    if (acs !== undefined && entityId !== undefined && isLocalhost(entityId.url.origin) && !isLocalhost(acs.url.origin))
      report(localName(view, entityId));
  },
};

interface Address {
  readonly place: Place;
  readonly url: WebUrl;
}

function addressIn(view: View, key: 'saml.sp.acs' | 'saml.sp.callback' | 'saml.sp.entityId'): Address | undefined {
  const [place] = placesOf(view, key);
  const url = parseWebUrl(place?.text.trim() ?? '');
  return place === undefined || url === undefined ? undefined : { place, url };
}

function disagreement(view: View, wrong: Address, right: Address): Report {
  const [isWrongWritten, isRightWritten] = [wrong, right].map(({ place }) => isWritten(view.get(place.key)));
  const [name, other] = [nameOf(view, wrong.place.key), nameOf(view, right.place.key)];
  const text = right.url.origin + wrong.url.path;
  return {
    at: isWrongWritten ? wrong.place.at : right.place.at,
    severity: isWrongWritten && isRightWritten ? 'warning' : milder('warning'),
    message: t`${name} is on ${quoted(wrong.url.origin, 60)}, but ${other} is on ${quoted(right.url.origin, 60)}, so the browser loses its session between the two. Use the address that people open for both.`,
    related: isWrongWritten ? alsoAt(right.place.at, t`Here it is ${right.url.origin}`) : [],
    fixes: [{ title: t`Use ${text} for ${name}`, preferred: true, changes: [{ key: wrong.place.key, set: text }] }],
  };
}

/** A name may be any, but whoever changes it has to change it at the identity provider as well. */
const localName = (view: View, { place }: Address): Report => ({
  at: place.at,
  severity: 'hint',
  message: t`${nameOf(view, place.key)} still holds the localhost that ships, which is only a name but the same for everybody. Keep it if the identity provider knows OpenMetadata by it.`,
});
