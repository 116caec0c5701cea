import type { SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import { isGuid } from './azureTenants';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

interface Shape {
  readonly name: string;
  readonly fits: (id: string) => boolean;
  /** What its IDs look like. */
  readonly looks: string;
  readonly severity: Severity;
}

/** Okta and Auth0 let administrators choose an ID, so another shape need not be wrong there. */
const shapes = new Map<unknown, Shape>([
  [
    'google',
    {
      name: 'Google',
      fits: (id) => id.endsWith('.apps.googleusercontent.com'),
      looks: t`end in .apps.googleusercontent.com`,
      severity: 'warning',
    },
  ],
  ['azure', { name: 'Azure', fits: isGuid, looks: t`are GUIDs`, severity: 'warning' }],
  [
    'okta',
    {
      name: 'Okta',
      fits: (id) => /^[0-9a-z]{20,}$/i.test(id),
      looks: t`have 20 or more letters and digits and nothing else`,
      severity: 'information',
    },
  ],
  [
    'auth0',
    { name: 'Auth0', fits: (id) => id.length >= 10, looks: t`have at least 10 characters`, severity: 'information' },
  ],
]);

/** The shapes that OpenMetadata's validators expect (Google-, Azure-, Okta- and Auth0Validator). */
export const clientIdShape: Rule = {
  code: 'client-id-shape',
  severity: 'warning',
  check({ view, report }) {
    const shape = shapes.get(view.get('authn.provider').value);
    if (shape === undefined || !isOidcProvider(view)) return;
    const isConfidential = isClientType(view, 'confidential');
    const keys: readonly SettingKey[] = isConfidential ? ['oidc.id', 'authn.clientId'] : ['authn.clientId'];
    const [first, ...others] = placesOf(view, ...keys).filter(
      ({ text }) => isFilledIn(text) && !shape.fits(text.trim()),
    );
    if (first === undefined) return;
    report({
      at: first.at,
      severity: shape.severity,
      message: t`${nameOf(view, first.key)} does not look like the client IDs of ${shape.name}, which ${shape.looks}. Copy the ID from the application’s page at ${shape.name}, not its name.`,
      related: others.flatMap(({ at, key }) =>
        at.range === undefined ? [] : [{ range: at.range, message: t`${nameOf(view, key)} has the same shape.` }],
      ),
    });
  },
};

/** Nothing, and text from an example, are what other rules speak of. */
const isFilledIn = (text: string): boolean => /^[^\s{}<>$]+$/.test(text.trim()) && !/\byour[-_]?client/i.test(text);
