import { compareReleases } from '../../catalogue/releases';
import type { Fix, Severity } from '../../finding';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf, rewrite, type Place } from '../subject';
import { t } from '../../../l10n/l10n';

/** What a claim is mapped to. */
type Identity = 'username' | 'email';

/** `username:upn`, taken apart. */
interface Entry extends Place {
  readonly identity: string;
  readonly claim: string;
}

/**
 * The server reads the mapping while it starts: each entry is cut at its colon, and `username` and `email` have to be
 * there, each once (OpenMetadata, JwtFilter and SecurityUtil; #25128).
 */
export const claimsMapping: Rule = {
  code: 'claims-mapping',
  severity: 'error',
  check({ view, report }) {
    const entries = placesOf(view, 'authn.jwtPrincipalClaimsMapping').filter(isWords).map(entryIn);
    const name = nameOf(view, 'authn.jwtPrincipalClaimsMapping');
    const malformed = entries.filter((entry) => !isWellFormed(entry));
    for (const entry of malformed) {
      report({
        at: entry.at,
        message: t`${entry.text.trim()} is no entry of ${name}, and the server does not start with it. Write username:<claim> or email:<claim>.`,
        fixes: corrected(entry, entries, view),
      });
    }
    if (malformed.length > 0) return;
    const [first] = entries;
    const missing = identities.filter((identity) => !entries.some((entry) => entry.identity === identity));
    const twice = entries.find((entry, index) =>
      entries.some((other, at) => at < index && other.identity === entry.identity),
    );
    if (first !== undefined && missing[0] !== undefined) {
      report({
        at: first.at,
        message: t`${name} has an entry for ${first.identity} only, and the server does not start without the one for ${missing[0]}. Write both, or none.`,
        fixes: [complete(missing[0], entries)],
      });
    } else if (twice !== undefined) {
      report({
        at: twice.at,
        message: t`${name} maps ${twice.identity} twice, and the server does not start with that. Keep one of the two.`,
      });
    } else {
      const foreign = entries.find(({ claim }) => !ownClaims.has(claim));
      if (foreign !== undefined) report({ at: foreign.at, ...foreignClaim(view, foreign.claim) });
    }
  },
};

const identities: readonly Identity[] = ['username', 'email'];

/** Placeholders of the documentation are another rule's. */
const isWords = ({ text }: Place): boolean => text.trim() !== '' && !/[{}<>$]/.test(text);

function entryIn(place: Place): Entry {
  const [identity = '', ...claim] = place.text.split(':');
  return { ...place, identity, claim: claim.join(':') };
}

/** Of a claim with a colon in its name the server sees the first part only, or nothing at all. */
const isWellFormed = ({ identity, claim }: Entry): boolean =>
  identities.some((known) => known === identity) && /^[^:\s]+$/.test(claim);

const meant = new Map<string, Identity>([
  ['username', 'username'],
  ['user', 'username'],
  ['name', 'username'],
  ['email', 'email'],
  ['mail', 'email'],
]);

function corrected(entry: Entry, entries: readonly Entry[], view: View): readonly Fix[] {
  const identity = meant.get(entry.identity.trim().toLowerCase().replace(/[_-]/g, ''));
  const isTaken = entries.some((other) => other !== entry && other.identity === identity);
  if (identity === undefined || isTaken || entry.claim.trim() === '' || entry.claim.includes(':')) return [];
  const text = `${identity}:${entry.claim.trim()}`;
  return [{ title: t`Use ${text}`, preferred: true, changes: [rewrite(view, entry, text)] }];
}

/** The claims that providers use for it as a rule. */
const usual: Readonly<Record<Identity, string>> = { username: 'username:preferred_username', email: 'email:email' };

const complete = (identity: Identity, entries: readonly Entry[]): Fix => ({
  title: t`Add ${usual[identity]}`,
  preferred: true,
  changes: [{ key: 'authn.jwtPrincipalClaimsMapping', set: [...entries.map(({ text }) => text), usual[identity]] }],
});

/** The claims that tokens have which OpenMetadata issues itself (JWTTokenGenerator). */
const ownClaims: ReadonlySet<string> = new Set(['sub', 'email', 'preferred_username']);

/** Since 2.0 a confidential client's users get a token of OpenMetadata's own after sign-in (#18138, #32000). */
function foreignClaim(view: View, claim: string): { readonly severity: Severity; readonly message: string } {
  const { release } = view;
  const atSignIn = isClientType(view, 'confidential') && release !== undefined && compareReleases(release, '2.0') === 0;
  return {
    severity: atSignIn ? 'warning' : 'hint',
    message: atSignIn
      ? t`Since 2.0 people get a token of OpenMetadata’s own at sign-in, which need not have the claim ${claim}, and without it they are refused. Map sub, preferred_username or email if you can.`
      : t`OpenMetadata’s own tokens, such as personal access tokens, need not have the claim ${claim}, and without it they are refused. Map sub, preferred_username or email if you can.`,
  };
}
