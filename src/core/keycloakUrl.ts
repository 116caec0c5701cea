/** The parts of a URL below a Keycloak realm. */
export interface KeycloakUrl {
  /** Scheme, host and port: `https://kc.acme.example`. */
  readonly origin: string;
  /** What stands between the host and `/realms`: empty, `/auth` on old servers, or the path of a proxy. */
  readonly prefix: string;
  readonly realm: string;
  /** What follows the realm: empty for the issuer, else an endpoint's path. */
  readonly suffix: string;
}

const pattern = /^(https?:\/\/[^/\s?#]+)((?:\/[^/\s?#]+)*?)\/realms\/([^/\s?#]+)([^\s]*)$/i;

/** Takes `…[/auth]/realms/<realm>[/endpoint]` apart; undefined for any other text. */
export function parseKeycloakUrl(url: string): KeycloakUrl | undefined {
  const match = pattern.exec(url);
  if (match === null) return undefined;
  const [, origin = '', prefix = '', realm = '', suffix = ''] = match;
  return { origin, prefix, realm, suffix };
}

/** The name of the realm; undefined where a stray `%` makes it the name of none. */
export function realmNameOf({ realm }: Pick<KeycloakUrl, 'realm'>): string | undefined {
  try {
    return decodeURIComponent(realm);
  } catch {
    return undefined;
  }
}

/** The issuer of a realm: what `authority` must be. */
export const issuerOf = ({ origin, prefix, realm }: Omit<KeycloakUrl, 'suffix'>): string =>
  `${origin}${prefix}/realms/${realm}`;

export const certificatesPath = '/protocol/openid-connect/certs';

export const keycloakUrlText = (url: KeycloakUrl): string => issuerOf(url) + url.suffix;
