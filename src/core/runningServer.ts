import type { SettingKey } from './catalogue/catalogue';
import { compareReleases } from './catalogue/releases';
import type { Release } from './catalogue/setting';
import type { LiveCode } from './liveCodes';
import { liveCodes } from './liveCodes';
import type { Observation, Observed } from './observation';
import { isShipped } from './rules/deployment/shippedValue';
import { isWritten, nameOf } from './rules/subject';
import { isBlank, isList, sameValue, type Value } from './value';
import type { View } from './view';
import { t } from '../l10n/l10n';

/** What a running OpenMetadata says of its sign-in settings to anybody who asks. */
export interface ServedConfiguration {
  /** Undefined where it does not say. */
  readonly release: Release | undefined;
  /** What it told; a setting that is not in here is unknown. */
  readonly settings: ReadonlyMap<SettingKey, Value>;
  /** The IDs of the keys that it publishes for its own tokens; undefined where it did not say. */
  readonly keyIds: readonly string[] | undefined;
}

/** A setting that the file and the server do not agree on. */
export interface Difference {
  readonly key: SettingKey;
  /** As the format of the file names it. */
  readonly name: string;
  /** Both values, fit to be read. */
  readonly file: string;
  readonly server: string;
}

/**
 * Why a server has other settings than a file. `database`: it was started with this file, and what it keeps in its database
 * wins. `not-this-file`: it was started with something else. `either`: one of the two. `no-database`: it keeps no settings
 * in its database, so it was started with something else. `config-source`: it can be told which of the two wins.
 */
export type Cause = 'database' | 'not-this-file' | 'either' | 'no-database' | 'config-source';

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly same: readonly Pick<Difference, 'key' | 'name'>[];
  /** Undefined where nothing differs. */
  readonly cause: Cause | undefined;
  /** For `analyze`. */
  readonly observed: Observed;
}

/**
 * Compares what a file says with what a running server says of itself. What either does not tell is not compared, nor what
 * nobody wrote: a placeholder as shipped, or a default.
 */
export function compareWithServer(view: View, served: ServedConfiguration): Comparison {
  const pairs = [...pairsOf(view, served), ...keyPair(view, served)];
  const differing = pairs.filter((pair) => !isSame(pair));
  const same = pairs.filter(isSame).map(({ key }) => key);
  const keys = differing.map(({ key }) => key);
  return {
    differences: differing.map((pair) => difference(view, pair)),
    same: same.map((key) => ({ key, name: nameOf(view, key) })),
    cause: keys.length === 0 ? undefined : causeOf(view, served, keys, same),
    observed: {
      observations: differing.map((pair) => observation(difference(view, pair))),
      basis: new Map([...keys, ...same].map((key) => [key, view.get(key).value])),
    },
  };
}

/** What both sides say about a setting. */
interface Pair {
  readonly key: SettingKey;
  readonly file: Value;
  readonly server: Value;
}

const pairsOf = (view: View, { settings }: ServedConfiguration): readonly Pair[] =>
  [...settings].flatMap(([key, server]) => {
    const reading = view.get(key);
    return isWritten(reading) && reading.value !== undefined ? [{ key, file: reading.value, server }] : [];
  });

/** The ID that the file gives to its key, and the one of those that the server publishes that is nearest to it. */
function keyPair(view: View, { keyIds = [] }: ServedConfiguration): readonly Pair[] {
  const key: SettingKey = 'jwt.keyId';
  const reading = view.get(key);
  const server = keyIds.find((id) => id === reading.value) ?? keyIds[0];
  return isWritten(reading) && typeof reading.value === 'string' && server !== undefined
    ? [{ key, file: reading.value, server }]
    : [];
}

const difference = (view: View, { key, file, server }: Pair): Difference => ({
  key,
  name: nameOf(view, key),
  file: shownValue(file),
  server: shownValue(server),
});

/** The order of these means nothing. */
const sets: ReadonlySet<SettingKey> = new Set<SettingKey>([
  'authn.publicKeyUrls',
  'authn.jwtPrincipalClaimsMapping',
  'authz.adminPrincipals',
  'authz.allowedEmailRegistrationDomains',
  'authz.allowedDomains',
]);

/** To the server null, an empty text and an empty list are all nothing. */
function isSame({ key, file, server }: Pair): boolean {
  if (isNothing(file) || isNothing(server)) return isNothing(file) && isNothing(server);
  const [left, right] = [file, server].map((value) => (typeof value === 'string' ? value.trim() : value));
  if (left === undefined || right === undefined) return false;
  if (!sets.has(key) || !isList(left) || !isList(right)) return sameValue(left, right);
  return sameValue([...left].sort(), [...right].sort());
}

const isNothing = (value: Value): boolean => isBlank(value) || (isList(value) && value.length === 0);

/** What the server never keeps in its database: it answers for these from what it was started with (ConfigResource). */
const fromStart: readonly SettingKey[] = ['authz.principalDomain', 'jwt.keyId'];

/** From 1.10 to 2.0 the database wins; later releases have `configSource` (facts of OpenMetadata#31786 and its fix). */
function causeOf(
  view: View,
  { release }: ServedConfiguration,
  differing: readonly SettingKey[],
  same: readonly SettingKey[],
): Cause {
  if (release !== undefined && compareReleases(release, '1.10') < 0) return 'no-database';
  if (fromStart.some((key) => differing.includes(key))) return 'not-this-file';
  if (release === undefined) return 'either';
  if (compareReleases(release, '2.0') > 0) return 'config-source';
  const isStarted = fromStart.some((key) => same.includes(key) && !isShipped(view.get(key)));
  return isStarted ? 'database' : 'either';
}

function observation({ key, name, server }: Difference): Observation {
  const code: LiveCode = key === 'jwt.keyId' ? 'server-key-differs' : 'server-differs';
  return {
    code,
    severity: liveCodes[code],
    message:
      code === 'server-key-differs'
        ? t`The running OpenMetadata signs its tokens with another key, ${server}. Restart it with this file and its key files, then renew the tokens of bots.`
        : t`The running OpenMetadata has ${server} here, so what ${name} says does nothing yet. "Compare with Running OpenMetadata" says why, and the way out.`,
    settings: [key],
    fixes: [],
    remedies: [],
  };
}

const longest = 200;

/** A value that came from elsewhere, fit to be read: on one line, without control characters, and not endless. */
function shownValue(value: Value): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  // Also what turns the direction of a text round, and what has no width: a value must not look like another one.
  const text = written.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (text === '') return t`nothing`;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
