import { catalogue, type CatalogueRow } from '../../catalogue/catalogue';
import type { Fix } from '../../finding';
import { isList, type Value } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isWritten, nameOf, placesOf, rewrite, type Place } from '../subject';
import { isInUse } from './inUse';
import { t } from '../../../l10n/l10n';

/** `OIDC_DISCOVERY_URI="OIDC_DISCOVERY_URI=http://…"`, as OpenMetadata's Keycloak page for Docker has it. */
const pastedAssignment = /^[A-Z][A-Z0-9_]{2,}=/;

/** Text that stands for something else: it was copied from a documentation page and never filled in. */
export const placeholderText: Rule = {
  code: 'placeholder-text',
  severity: 'error',
  check({ view, report }) {
    for (const setting of catalogue.filter((candidate) => isUsed(view, candidate))) {
      for (const place of textsOf(view, setting)) {
        const placeholder = placeholderIn(place.text, setting, view);
        if (placeholder === undefined) continue;
        report({
          at: place.at,
          // Without a provider nobody signs in; without the right administrators or domain, only some cannot.
          severity: setting.key.startsWith('authz.') ? 'warning' : 'error',
          message: t`${nameOf(view, setting.key)} still holds ${setting.secret ? t`a placeholder` : placeholder} from an example, and the server cannot work with that. Write the real value in its place.`,
          fixes: fixes(view, place, placeholder),
        });
      }
    }
  },
};

/** Maps of roles are texts in braces. */
const isUsed = (view: View, setting: CatalogueRow): boolean =>
  isInUse(view, setting) && setting.key !== 'ldap.authRolesMapping';

/** The texts that somebody wrote. Braces without quotes are a map to YAML, but `{Client ID}` was meant as text. */
function textsOf(view: View, { key, type }: CatalogueRow): readonly Place[] {
  const reading = view.get(key);
  if (!isWritten(reading)) return [];
  const inBraces = type === 'map' ? undefined : textInBraces(reading.value);
  const items = (reading.items ?? []).flatMap(({ range, value }, index) => {
    const text = textInBraces(value);
    return text === undefined ? [] : [{ key, text, at: { range }, index }];
  });
  return [...(inBraces === undefined ? [] : [{ key, text: inBraces, at: reading }]), ...items, ...placesOf(view, key)];
}

function textInBraces(value: Value | undefined): string | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || isList(value)) return undefined;
  const [[name, content] = [], ...more] = Object.entries(value);
  return name !== undefined && content === null && more.length === 0 ? `{${name}}` : undefined;
}

/** The part of a text that nobody has filled in. A secret may hold any characters, so only a whole one in brackets counts. */
function placeholderIn(text: string, setting: CatalogueRow, view: View): string | undefined {
  if (setting.secret) return /^(?:\{[a-z][\w .-]*\}|<[a-z][\w .-]*>)$/i.exec(text)?.[0];
  const patterns = [...everywhere, ...referencesIn(view)];
  return patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
}

const everywhere = [
  pastedAssignment,
  /(?<!\$)\{[^{}]*\}/,
  /<[a-z][^<>]*>/i,
  /\byour[-_ ]?(?:domain|realm|tenant|issuer|client[-_ ]?(?:id|secret))\b/i,
];

/** References that nobody resolves there: Kubernetes does in no Secret or ConfigMap, and the server knows no such variable. */
function referencesIn({ vocabulary, format }: View): readonly RegExp[] {
  if (vocabulary === 'server') return [/\$\{[A-Za-z_]\w*(?::-[^}]*)?\}/];
  return vocabulary === 'chart' || format === 'config-map' ? [/\$\([A-Z][A-Z0-9_]*\)/] : [];
}

/** What is left once braces around a URL, or a name pasted into its own value, are gone. */
function fixes(view: View, place: Place, placeholder: string): readonly Fix[] {
  const rest = /^\{(https?:\/\/[^{}]+)\}$/.exec(placeholder)?.[1] ?? place.text.replace(pastedAssignment, '');
  if (rest === place.text || rest === '') return [];
  return [{ title: t`Use ${rest}`, preferred: true, changes: [rewrite(view, place, rest)] }];
}
