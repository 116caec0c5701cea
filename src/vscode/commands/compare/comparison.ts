import type { SettingKey } from '../../../core/catalogue/catalogue';
import { nameOf } from '../../../core/rules/subject';
import { isList, type Value } from '../../../core/value';
import type { Reading, View } from '../../../core/view';
import type { Terms } from '../../../idp/terms';
import { configurationChanges } from '../../../provisioning/configuration';
import type { Wanted } from '../../../provisioning/configureText';
import { t } from '../../../l10n/l10n';

/** One setting of a file beside what a client means for it. */
export interface Compared {
  /** As the file names it. */
  readonly name: string;
  readonly state: 'same' | 'differs' | 'missing' | 'unknown';
  /** What the file says, in words; a secret is never said. */
  readonly file: string;
  /** What it would be with this client. */
  readonly client: string;
}

/** What follows from a client, in the order of the file's usual reading. */
const settings: readonly SettingKey[] = [
  'authn.clientType',
  'authn.provider',
  'authn.authority',
  'authn.publicKeyUrls',
  'authn.clientId',
  'authn.callbackUrl',
  'authn.responseType',
  'oidc.enabled',
  'oidc.id',
  'oidc.secret',
  'oidc.scope',
  'oidc.discoveryUri',
  'oidc.callbackUrl',
  'oidc.serverUrl',
  'oidc.clientAuthenticationMethod',
];

/** Sets a file beside a client: what agrees, what differs, and what nobody can tell from the file. Asks nobody. */
export function compare(view: View, wanted: Wanted, terms: Terms): readonly Compared[] {
  const changes = new Map(
    configurationChanges({ ...wanted, view, administrators: [] }).map((change) => [change.key, change] as const),
  );
  return settings.flatMap((key) => {
    const reading = view.get(key);
    const change = changes.get(key);
    if (key === 'oidc.secret') return secretLine(view, reading, wanted, terms);
    const name = nameOf(view, key);
    if (change === undefined) {
      if (reading.source !== 'file') return [];
      const text = textOf(reading.value);
      return reading.value === undefined
        ? [{ name, state: 'unknown', file: origin(reading), client: '' } as const]
        : [{ name, state: 'same', file: text, client: text } as const];
    }
    const client = 'set' in change ? textOf(change.set) : '';
    if (reading.source !== 'file') return [{ name, state: 'missing', file: '', client } as const];
    return reading.value === undefined
      ? [{ name, state: 'unknown', file: origin(reading), client } as const]
      : [{ name, state: 'differs', file: textOf(reading.value), client } as const];
  });
}

/** Secrets are compared, and only that is told. */
function secretLine(view: View, reading: Reading, { flow, clientSecret }: Wanted, terms: Terms): readonly Compared[] {
  const name = nameOf(view, 'oidc.secret');
  const { value } = reading;
  if (flow === 'implicit') {
    return typeof value === 'string' && value !== '' && reading.source === 'file'
      ? [{ name, state: 'differs', file: t`a secret`, client: t`none: the ${terms.client} is public` }]
      : [];
  }
  if (reading.source !== 'file') return [{ name, state: 'missing', file: '', client: t`a secret` }];
  if (value === undefined) return [{ name, state: 'unknown', file: origin(reading), client: t`a secret` }];
  return value === clientSecret
    ? [{ name, state: 'same', file: t`the same secret`, client: t`the same secret` }]
    : [{ name, state: 'differs', file: value === '' ? t`none` : t`another secret`, client: t`a secret` }];
}

/** Where a value comes from that the file itself does not hold. */
function origin({ reference }: Reading): string {
  if (reference?.kind === 'environment-variable') return t`from the variable ${reference.variable}`;
  if (reference?.kind === 'kubernetes-secret') return t`from the Secret ${reference.name}, entry ${reference.entry}`;
  return t`not known from this file`;
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
