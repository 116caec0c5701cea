import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isOidcProvider, nameOf, placesOf, type Place } from '../subject';
import { basePath, callbackPlaces, rightCallback } from './callbacks';
import { t } from '../../../l10n/l10n';

/** A server that has a base path answers nowhere else (OpenMetadata#26551). */
export const basePathMismatch: Rule = {
  code: 'base-path-mismatch',
  severity: 'warning',
  check({ view, report }) {
    const base = basePath(view);
    if (base === undefined || !isOidcProvider(view)) return;
    for (const place of ownUrls(view)) {
      const right = expected(view, place, base);
      if (right === undefined || right === place.text.trim()) continue;
      report({
        at: place.at,
        message: t`OpenMetadata answers below its base path ${base} only, and ${nameOf(view, place.key)} leads past it. Write ${right}.`,
        related: alsoAt(view.get('server.basePath'), t`The base path is ${base}.`),
        fixes: [{ title: t`Use ${right}`, preferred: true, changes: [{ key: place.key, set: right }] }],
      });
    }
  },
};

const ownUrls = (view: View): readonly Place[] => [
  ...(isClientType(view, 'confidential') ? placesOf(view, 'oidc.serverUrl') : []),
  ...callbackPlaces(view),
];

/** The URL below the base path; undefined for a path that another rule has to put right first. */
function expected(view: View, { key, text }: Place, base: string): string | undefined {
  const url = parseWebUrl(text);
  if (url === undefined) return undefined;
  if (key === 'oidc.serverUrl') return /^\/*$/.test(url.path) ? url.origin + base : undefined;
  return text === rightCallback(view, text) ? `${url.origin}${base}/callback` : undefined;
}
