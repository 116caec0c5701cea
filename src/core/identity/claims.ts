/** What a token says about its user, by claim. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** OpenMetadata looks claims up whatever the case of their names (JwtFilter). A claim that is null is there all the same. */
export function claimIn(claims: TokenClaims, name: string): { readonly value: unknown } | undefined {
  const wanted = name.toLowerCase();
  const entry = Object.entries(claims).find(([key, value]) => value !== undefined && key.toLowerCase() === wanted);
  return entry === undefined ? undefined : { value: entry[1] };
}

/** The text of a claim; undefined where it is missing, empty, or no text. */
export function textClaim(claims: TokenClaims, name: string): string | undefined {
  const value = claimIn(claims, name)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The part before the first `@`, in lower case: what users are called by (SecurityUtil.findUserNameFromClaims). */
export const localPart = (text: string): string => (text.split('@')[0] ?? '').toLowerCase();

/** What stands between the first `@` and the next; empty where there is none (SecurityUtil.validateDomainEnforcement). */
export const domainPart = (text: string): string => text.split('@')[1] ?? '';
