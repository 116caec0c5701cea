import { isOwnKeyUrl, keyUrls, ownKeyUrl } from '../rules/urls/keyUrls';
import { enumerate, isMissing, nameOf } from '../rules/subject';
import type { View } from '../view';
import { isBefore } from './era';
import { listIn, textIn } from './settings';
import { t } from '../../l10n/l10n';

/** How `ingestion-bot`, and every bot like it, fares with a configuration. */
export interface BotSignIn {
  /** `at-risk`: something keeps its tokens from being accepted, or may. */
  readonly state: 'works' | 'at-risk';
  readonly explanation: readonly string[];
}

interface Point {
  readonly risk: boolean;
  readonly says: string;
}

/**
 * Bots sign in with tokens of OpenMetadata's own, whatever the provider: signed with its key pair, checked with its own
 * keys, and not asked for a domain (OpenMetadata, JWTTokenGenerator, MultiUrlJwkProvider, SecurityUtil; #15796, #18138, #29433).
 */
export function botSignIn(view: View): BotSignIn {
  const points = [signing(view), verification(view), domain(view), mapping(view), secureSocket(view)].filter(
    (point) => point !== undefined,
  );
  return {
    state: points.some(({ risk }) => risk) ? 'at-risk' : 'works',
    explanation: [
      t`Its token is OpenMetadata’s own: the provider issues none for it.`,
      ...points.map(({ says }) => says),
    ],
  };
}

const keyFiles = ['jwt.rsaprivateKeyFilePath', 'jwt.rsapublicKeyFilePath', 'jwt.jwtissuer', 'jwt.keyId'] as const;

function signing(view: View): Point {
  if (view.get('jwt.enabled').value === false) {
    const name = nameOf(view, 'jwt.enabled');
    return { risk: true, says: t`${name} is false, so the server has no key pair to sign tokens with.` };
  }
  const missing = keyFiles.filter((key) => isMissing(view, key)).map((key) => nameOf(view, key));
  if (missing.length > 0)
    return { risk: true, says: t`Tokens cannot be signed without ${enumerate(missing)} in jwtTokenConfiguration.` };
  const key = textIn(view, 'jwt.keyId');
  return {
    risk: false,
    says:
      key === undefined
        ? t`It is signed with the key pair of jwtTokenConfiguration. Tokens that were made with another key stop working.`
        : t`It is signed with the key pair of jwtTokenConfiguration (key ${key}). Tokens that were made with another key stop working.`,
  };
}

/** The server finds its own key by its ID since about 1.6; before, it has to fetch it as everybody else does. */
function verification(view: View): Point | undefined {
  const urls = keyUrls(view);
  const name = nameOf(view, 'authn.publicKeyUrls');
  if (urls === undefined) return undefined;
  if (urls.some(isOwnKeyUrl)) return { risk: false, says: t`${name} has OpenMetadata’s own keys, which check it.` };
  const own = ownKeyUrl(view);
  return isBefore(view, '1.6')
    ? { risk: true, says: t`${name} lacks OpenMetadata’s own keys, so this release refuses it. Add ${own}.` }
    : {
        risk: false,
        says: t`${name} lacks OpenMetadata’s own keys. This release knows them by itself; add ${own} all the same, as the documentation asks in every release.`,
      };
}

function domain(view: View): Point {
  const enforce = view.get('authz.enforcePrincipalDomain');
  const name = nameOf(view, enforce.key);
  if (enforce.value !== true) return { risk: false, says: t`Domains are not enforced, for bots as for people.` };
  if (isBefore(view, '1.4')) {
    return {
      risk: true,
      says: t`${name} is true, and this release asks bots for the domain as well: the address of the bot has to end in it.`,
    };
  }
  return { risk: false, says: t`${name} is true, and bots are not asked for their domain.` };
}

/** The claims that OpenMetadata's own tokens have. */
const ownClaims: ReadonlySet<string> = new Set(['sub', 'email', 'preferred_username']);

/** Before about 1.6 a mapping counted for bots as well (OpenMetadata#18138). */
function mapping(view: View): Point | undefined {
  const entries = listIn(view, 'authn.jwtPrincipalClaimsMapping') ?? [];
  if (entries.length === 0) return undefined;
  const name = nameOf(view, 'authn.jwtPrincipalClaimsMapping');
  if (!isBefore(view, '1.6')) return { risk: false, says: t`${name} does not count for bots.` };
  const foreign = entries.map((entry) => entry.split(':')[1] ?? '').filter((claim) => !ownClaims.has(claim));
  return foreign.length === 0
    ? { risk: false, says: t`${name} names claims that its token has.` }
    : {
        risk: true,
        says: t`${name} asks for ${enumerate(foreign)}, which its token lacks, so this release refuses it.`,
      };
}

function secureSocket(view: View): Point | undefined {
  const { key, value } = view.get('authz.enableSecureSocketConnection');
  if (value !== true) return undefined;
  return {
    risk: true,
    says: t`${nameOf(view, key)} is true, and requests fail with “Token not present”. Set it to false.`,
  };
}
