import type { SettingKey } from '../../catalogue/catalogue';
import { compareReleases } from '../../catalogue/releases';
import type { Fix, Severity } from '../../finding';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { enumerate, isMissing, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** What the server fails without while it starts, and what it ships with there (OpenMetadataApplication, JwtFilter, SocketAddressFilter). */
const required = {
  'authz.className': 'org.openmetadata.service.security.DefaultAuthorizer',
  'authz.containerRequestFilter': 'org.openmetadata.service.security.JwtFilter',
  'authz.enforcePrincipalDomain': false,
  'authz.enableSecureSocketConnection': false,
} satisfies Partial<Record<SettingKey, Value>>;

type RequiredKey = keyof typeof required;

const keys = Object.keys(required) as RequiredKey[];

/** The settings have no default in the server itself, only in the file that ships, which this one takes the place of. */
export const authorizerIncomplete: Rule = {
  code: 'authorizer-incomplete',
  severity: 'error',
  check({ view, report }) {
    const isThere = ['authz.adminPrincipals', 'authz.principalDomain', ...keys] as const;
    // Without the whole block the server works, without authorization; an excerpt of a file is like that too.
    if (!isThere.some((key) => view.get(key).source === 'file')) return;
    const missing = keys.filter((key) => isMissing(view, key) && !isForgiven(view, key));
    for (const key of missing.filter((candidate) => isWritten(view.get(candidate)))) {
      report({
        at: view.get(key),
        severity: severityOf(view, [key]),
        message: t`${effectOf(view, [key])}, which is empty here. Write ${String(required[key])}, as it ships.`,
        fixes: [fill(view, [key])],
      });
    }
    const absent = missing.filter((key) => !isWritten(view.get(key)));
    if (absent.length === 0) return;
    report({
      at: { range: blockKey(view) ?? view.heading },
      severity: severityOf(view, absent),
      message:
        absent.length > 1
          ? t`${effectOf(view, absent)}. Nothing takes the place of what is left out, so add them.`
          : t`${effectOf(view, absent)}. Nothing takes the place of what is left out, so add it.`,
      fixes: [fill(view, absent)],
    });
  },
};

const blockKey = ({ structures }: View): TextRange | undefined =>
  structures
    .map((structure) => structure.locate(['authorizerConfiguration'])?.key)
    .find((range) => range !== undefined);

function effectOf(view: View, missing: readonly RequiredKey[]): string {
  const names = enumerate(missing.map((key) => nameOf(view, key)));
  return missing.every((key) => key === 'authz.containerRequestFilter')
    ? t`No request is authenticated without ${names}`
    : t`The server does not start without ${names}`;
}

/** Releases after 2.0.7 take a missing `enforcePrincipalDomain` for false. */
const isForgiven = ({ release }: View, key: RequiredKey): boolean =>
  key === 'authz.enforcePrincipalDomain' && release !== undefined && compareReleases(release, '2.0') > 0;

/** Where the release is not known, it may be one that forgives. */
const severityOf = ({ release }: View, missing: readonly RequiredKey[]): Severity =>
  release === undefined && missing.every((key) => key === 'authz.enforcePrincipalDomain') ? milder('error') : 'error';

const fill = (view: View, missing: readonly RequiredKey[]): Fix => ({
  title: t`Add ${enumerate(missing.map((key) => `${nameOf(view, key)}: ${String(required[key])}`))}`,
  preferred: true,
  safe: true,
  changes: missing.map((key) => ({ key, set: required[key] })),
});
